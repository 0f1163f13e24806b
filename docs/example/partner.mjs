// A partner system in its smallest form (Node 18 or later, nothing else).
//
//   node partner.mjs receive PORT FILE   receives alerts, verifies them with Lockstep's public keys, appends each once to FILE
//   node partner.mjs follow FOLDER       brings a copy of the register to the present state
//
// LOCKSTEP_API is http://localhost:8080/api/v1 unless set, LOCKSTEP_REALM http://localhost:8081/realms/lockstep. To follow:
// LOCKSTEP_CLIENT is its client, LOCKSTEP_KEY the file of its key (PEM), LOCKSTEP_KID its kid at Lockstep
// (the client's name and -1, if not set).
import { createHash, createPrivateKey, createPublicKey, randomUUID, sign, verify } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

const API = process.env.LOCKSTEP_API ?? "http://localhost:8080/api/v1";
const REALM = process.env.LOCKSTEP_REALM ?? "http://localhost:8081/realms/lockstep";
const CLIENT = process.env.LOCKSTEP_CLIENT;
const KEY = process.env.LOCKSTEP_KEY && createPrivateKey(readFileSync(process.env.LOCKSTEP_KEY));
const TOLERANCE_SECONDS = 300;
const LARGEST_ALERT = 1 << 20;

async function get(path, headers = {}) {
  const answer = await fetch(API + path, { headers, signal: AbortSignal.timeout(60_000) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

// As the client, with its token and a proof for this request.
async function getAsClient(path) {
  const token = await accessToken();
  return get(path, { Authorization: `DPoP ${token}`, DPoP: proof("GET", API + path, token) });
}

// Signed with ES256 by the key of the client (RFC 7515).
function jwt(header, claims) {
  const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  const signature = sign("sha256", Buffer.from(text), { key: KEY, dsaEncoding: "ieee-p1363" });
  return `${text}.${signature.toString("base64url")}`;
}

// That this request is made by whoever has the key (DPoP, RFC 9449); each request needs a new one.
function proof(method, url, token) {
  const { kty, crv, x, y } = createPublicKey(KEY).export({ format: "jwk" });
  const claims = { jti: randomUUID(), htm: method, htu: url.split("?")[0], iat: Math.floor(Date.now() / 1000) };
  if (token) claims.ath = createHash("sha256").update(token).digest("base64url");
  return jwt({ typ: "dpop+jwt", alg: "ES256", jwk: { kty, crv, x, y } }, claims);
}

// Bound to the key, and good for five minutes.
async function accessToken() {
  const url = `${REALM}/protocol/openid-connect/token`;
  const iat = Math.floor(Date.now() / 1000);
  const who = { iss: CLIENT, sub: CLIENT, aud: REALM, jti: randomUUID(), iat, exp: iat + 60 };
  const answer = await fetch(url, {
    method: "POST",
    headers: { DPoP: proof("POST", url) },
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: CLIENT,
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: jwt({ typ: "JWT", alg: "ES256", kid: process.env.LOCKSTEP_KID ?? `${CLIENT}-1` }, who),
    }),
  });
  if (!answer.ok) throw new Error(`no token: ${answer.status} ${await answer.text()}`);
  return (await answer.json()).access_token;
}

// Whether Lockstep sent this within five minutes (Standard Webhooks 1.0, v1a).
function verified(headers, body, keys) {
  const sent = headers["webhook-timestamp"] ?? "";
  if (!/^\d+$/.test(sent) || Math.abs(Date.now() / 1000 - Number(sent)) > TOLERANCE_SECONDS) return false;
  const signed = Buffer.concat([Buffer.from(`${headers["webhook-id"]}.${sent}.`), body]);
  return (headers["webhook-signature"] ?? "")
    .split(" ")
    .filter((signature) => signature.startsWith("v1a,"))
    .some((signature) => keys.some((key) => verify(null, signed, key, Buffer.from(signature.slice(4), "base64"))));
}

async function receive(port, file) {
  const { keys } = await (await get("/keys")).json();
  const publicKeys = keys.map((jwk) => createPublicKey({ key: jwk, format: "jwk" }));
  const known = new Set(existsSync(file) ? lines(readFileSync(file, "utf8")).map((line) => JSON.parse(line).id) : []);
  createServer((request, response) => {
    const parts = [];
    let length = 0;
    request.on("data", (part) => {
      length += part.length;
      if (length > LARGEST_ALERT) request.destroy();
      else parts.push(part);
    });
    request.on("end", () => {
      const body = Buffer.concat(parts);
      if (request.method !== "POST" || !verified(request.headers, body, publicKeys)) return response.writeHead(401).end();
      const id = request.headers["webhook-id"];
      if (!known.has(id)) { // the same alert may come twice
        appendFileSync(file, JSON.stringify({ id, event: JSON.parse(body) }) + "\n", { flush: true });
        known.add(id);
      }
      response.writeHead(204).end(); // what is answered 2xx does not come again
    });
  }).listen(Number(port), "127.0.0.1");
}

// The copy is register.ftm.jsonl, to the byte what the export of its state is.
async function follow(folder) {
  mkdirSync(folder, { recursive: true });
  const copy = join(folder, "register.ftm.jsonl");
  const state = join(folder, "state");
  const entities = new Map();
  let answer;
  if (!existsSync(state)) {
    answer = await getAsClient("/exports/register.ftm.jsonl");
    for (const line of lines(await answer.text())) entities.set(JSON.parse(line).id, line);
  } else {
    answer = await getAsClient(`/exports/deltas?from=${readFileSync(state, "utf8")}`);
    for (const line of lines(readFileSync(copy, "utf8"))) entities.set(JSON.parse(line).id, line);
    for (const line of lines(await answer.text())) {
      const { op, entity } = JSON.parse(line);
      if (op === "DEL") entities.delete(entity.id);
      else entities.set(entity.id, line.slice('{"op":"ADD","entity":'.length, -1)); // the bytes as they are
    }
  }
  const reached = answer.headers.get("Lockstep-Register-State");
  const sorted = [...entities.values()].map((line) => Buffer.from(line + "\n")).sort(Buffer.compare);
  const whole = Buffer.concat(sorted);
  replace(copy, whole);
  replace(state, reached); // last: a copy that is newer than its state takes the same changes again
  console.log(`state ${reached}: ${entities.size} entities, SHA-256 ${createHash("sha256").update(whole).digest("hex")}`);
}

function lines(text) {
  return text.split("\n").filter((line) => line !== "");
}

function replace(path, bytes) {
  writeFileSync(path + ".new", bytes, { flush: true });
  renameSync(path + ".new", path);
}

const [task, first, second] = process.argv.slice(2);
if (task === "receive" && second) await receive(first, second);
else if (task === "follow" && first) await follow(first);
else {
  console.error("node partner.mjs receive PORT FILE | follow FOLDER");
  process.exit(1);
}
