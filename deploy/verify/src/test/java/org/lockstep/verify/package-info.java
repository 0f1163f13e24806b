/**
 * Tests of the verifier against a small register of their own ({@link
 * org.lockstep.verify.WrittenRegister}), which hashes by the recursive definitions of RFC 6962 and
 * shares nothing with what it tests.
 */
@NullMarked
package org.lockstep.verify;

import org.jspecify.annotations.NullMarked;
