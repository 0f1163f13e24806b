#!/usr/bin/env python3
"""A partner system in its smallest form (Python 3.9 or later, nothing else).

  partner.py receive PORT FILE    receives alerts, verifies them, appends each once to FILE
                                  LOCKSTEP_SECRET is the secret of the endpoint, whsec_...
  partner.py follow FOLDER        brings a copy of the register to the present state
                                  LOCKSTEP_API is http://localhost:8080/api/v1 unless set,
                                  LOCKSTEP_REALM http://localhost:8081/realms/lockstep,
                                  LOCKSTEP_CLIENT is its client, LOCKSTEP_KEY the file of its key (PEM),
                                  LOCKSTEP_KID the key's kid at Lockstep (the client's name and -1, if not set)

It signs by the program openssl: Python's own library cannot.
"""
import base64, hashlib, hmac, http.server, json, os, pathlib, subprocess, sys, threading, time, urllib.error, urllib.parse
import urllib.request, uuid

TOLERANCE_SECONDS = 300
LARGEST_ALERT = 1 << 20


def verified(headers, body, secret, now):
    """Whether the sender knows the secret, and sent this within five minutes (Standard Webhooks 1.0)."""
    sent = headers.get("webhook-timestamp", "")
    if not sent.isdigit() or abs(now - int(sent)) > TOLERANCE_SECONDS:
        return False
    signed = f"{headers.get('webhook-id')}.{sent}.".encode() + body
    mac = hmac.new(base64.b64decode(secret.removeprefix("whsec_")), signed, hashlib.sha256)
    right = "v1," + base64.b64encode(mac.digest()).decode()
    return any(hmac.compare_digest(right, given) for given in headers.get("webhook-signature", "").split())


def receive(port, file):
    secret = os.environ["LOCKSTEP_SECRET"]
    known = {json.loads(line)["id"] for line in open(file)} if os.path.exists(file) else set()

    one_by_one = threading.Lock()

    class Receiver(http.server.BaseHTTPRequestHandler):
        timeout = 10  # who is silent holds up nobody

        def do_POST(self):
            length = int(self.headers.get("content-length", 0))
            body = self.rfile.read(length) if length <= LARGEST_ALERT else b""
            if not verified(self.headers, body, secret, time.time()):
                return self.answer(401)
            alert = {"id": self.headers["webhook-id"], "event": json.loads(body)}
            with one_by_one:
                if alert["id"] not in known:  # the same alert may come twice
                    with open(file, "a") as kept:
                        kept.write(json.dumps(alert, ensure_ascii=False) + "\n")
                        kept.flush()
                        os.fsync(kept.fileno())  # what is answered 2xx does not come again
                    known.add(alert["id"])
            self.answer(204)

        def answer(self, status):
            self.send_response(status)
            self.end_headers()

    http.server.ThreadingHTTPServer(("127.0.0.1", port), Receiver).serve_forever()


def follow(folder):
    """The copy is register.ftm.jsonl, to the byte what the export of its state is."""
    folder = pathlib.Path(folder)
    folder.mkdir(exist_ok=True)
    copy, state = folder / "register.ftm.jsonl", folder / "state"
    if not state.exists():
        fetched, reached = fetch("/exports/register.ftm.jsonl")
        entities = {json.loads(line)["id"]: line for line in fetched}
    else:
        changes, reached = fetch("/exports/deltas?from=" + state.read_text())
        entities = {json.loads(line)["id"]: line for line in lines(copy.read_text("utf-8"))}
        for line in changes:
            change = json.loads(line)
            if change["op"] == "DEL":
                entities.pop(change["entity"]["id"], None)
            else:  # the bytes as they are, between {"op":"ADD","entity": and }
                entities[change["entity"]["id"]] = line[len('{"op":"ADD","entity":') : -1]
    whole = "".join(line + "\n" for line in sorted(entities.values(), key=str.encode))
    replace(copy, whole)
    replace(state, reached)  # last: a copy that is newer than its state takes the same changes again
    print(f"state {reached}: {len(entities)} entities, SHA-256 {hashlib.sha256(whole.encode()).hexdigest()}")


def openssl(*command, data=b""):
    return subprocess.run(["openssl", *command], input=data, stdout=subprocess.PIPE, check=True).stdout


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def jwt(header, claims):
    """Signed with ES256 by the key of the client (RFC 7515)."""
    text = ".".join(base64url(json.dumps(part).encode()) for part in (header, claims))
    der = openssl("dgst", "-sha256", "-sign", os.environ["LOCKSTEP_KEY"], data=text.encode())
    end = 4 + der[3]  # of the first of two numbers
    numbers = (int.from_bytes(number, "big") for number in (der[4:end], der[end + 2 :]))
    return text + "." + base64url(b"".join(number.to_bytes(32, "big") for number in numbers))


def proof(method, url, token=None):
    """That this request is made by whoever has the key (DPoP, RFC 9449); each request needs a new one."""
    point = openssl("pkey", "-in", os.environ["LOCKSTEP_KEY"], "-pubout", "-outform", "DER")[-64:]
    key = {"kty": "EC", "crv": "P-256", "x": base64url(point[:32]), "y": base64url(point[32:])}
    claims = {"jti": str(uuid.uuid4()), "htm": method, "htu": url.split("?")[0], "iat": int(time.time())}
    if token:
        claims["ath"] = base64url(hashlib.sha256(token.encode()).digest())
    return jwt({"typ": "dpop+jwt", "alg": "ES256", "jwk": key}, claims)


def access_token():
    """Bound to the key, and good for five minutes."""
    realm, client = os.environ.get("LOCKSTEP_REALM", "http://localhost:8081/realms/lockstep"), os.environ["LOCKSTEP_CLIENT"]
    url, now = realm + "/protocol/openid-connect/token", int(time.time())
    who = {"iss": client, "sub": client, "aud": realm, "jti": str(uuid.uuid4()), "iat": now, "exp": now + 60}
    form = {
        "grant_type": "client_credentials",
        "client_id": client,
        "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "client_assertion": jwt({"typ": "JWT", "alg": "ES256", "kid": os.environ.get("LOCKSTEP_KID", client + "-1")}, who),
    }
    request = urllib.request.Request(url, urllib.parse.urlencode(form).encode(), {"DPoP": proof("POST", url)})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["access_token"]
    except urllib.error.HTTPError as refused:
        sys.exit(f"no token: {refused.code} {refused.read().decode('utf-8')}")


def fetch(path):
    url, token = os.environ.get("LOCKSTEP_API", "http://localhost:8080/api/v1") + path, access_token()
    request = urllib.request.Request(url, headers={"Authorization": "DPoP " + token, "DPoP": proof("GET", url, token)})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return lines(answer.read().decode("utf-8")), answer.headers["Lockstep-Register-State"]
    except urllib.error.HTTPError as refused:
        sys.exit(f"{path}: {refused.code} {refused.read().decode('utf-8')}")


def lines(text):
    """Not splitlines(), which also splits at characters that a name may contain."""
    return [line for line in text.split("\n") if line]


def replace(path, text):
    new = path.with_suffix(".new")
    new.write_text(text, "utf-8")
    os.replace(new, path)


if len(sys.argv) == 4 and sys.argv[1] == "receive":
    receive(int(sys.argv[2]), sys.argv[3])
elif len(sys.argv) == 3 and sys.argv[1] == "follow":
    follow(sys.argv[2])
else:
    sys.exit(__doc__)
