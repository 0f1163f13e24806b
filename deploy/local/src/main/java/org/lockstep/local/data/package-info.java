/**
 * The data folder of one machine and the secrets in it. Everything Lockstep keeps is below this one
 * folder: stores, logs, secrets, process ids. Invariants: only a folder that carries our marker is
 * ever used or emptied; one launcher at a time holds it (a file lock, gone with its process,
 * however that ends); secrets are made once, by {@code SecureRandom}, in a file only its owner can
 * read.
 */
@NullMarked
package org.lockstep.local.data;

import org.jspecify.annotations.NullMarked;
