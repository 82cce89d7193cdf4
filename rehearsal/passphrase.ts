import { createCipheriv, createDecipheriv, pbkdf2Sync, randomBytes } from "node:crypto";

/**
 * Pulumi's passphrase encryption, so that a state written here can be imported there and back: AES-256-GCM under a key
 * that a million rounds of PBKDF2 (SHA-256) make of the passphrase, ciphertexts as `v1:<nonce>:<data and tag>`.
 */
const ROUNDS = 1_000_000;
const KEY_BYTES = 32;
const SALT_BYTES = 8;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** What the salt line carries encrypted, to tell a wrong passphrase. */
const PROBE = "pulumi";

export class Crypter {
  #key: Uint8Array | undefined;
  #line: string | undefined;

  /** `line` is the stored salt, `v1:<salt>:<probe>`; absent for a state without secrets so far. */
  constructor(
    private readonly passphrase: string | undefined,
    line: string | undefined,
  ) {
    this.#line = line;
  }

  /** The line to store beside what was encrypted; `undefined` while nothing is. */
  get saltLine(): string | undefined {
    return this.#line;
  }

  encrypt(text: string): string {
    return seal(text, this.#unlock());
  }

  decrypt(text: string): string {
    return open(text, this.#unlock());
  }

  #unlock(): Uint8Array {
    if (this.#key !== undefined) return this.#key;
    if (this.passphrase === undefined) {
      throw new Error("the stack has secrets: set PULUMI_CONFIG_PASSPHRASE to the passphrase that protects them");
    }
    const [version, salt, ...probe] = this.#line?.split(":") ?? [];
    const saltBytes = salt === undefined ? Uint8Array.from(randomBytes(SALT_BYTES)) : bytes(salt);
    const key = keyOf(this.passphrase, saltBytes);
    if (this.#line === undefined) {
      this.#line = `v1:${base64(saltBytes)}:${seal(PROBE, key)}`;
    } else if (version !== "v1" || !opens(probe.join(":"), key)) {
      throw new Error("PULUMI_CONFIG_PASSPHRASE is not the passphrase that the stack's secrets were encrypted with");
    }
    this.#key = key;
    return key;
  }
}

/** By salt and passphrase: a million rounds take most of a second, and a process may play many operations on a stack. */
const keys = new Map<string, Uint8Array>();

function keyOf(passphrase: string, salt: Uint8Array): Uint8Array {
  const name = `${base64(salt)} ${passphrase}`;
  const known = keys.get(name);
  if (known !== undefined) return known;
  const key = Uint8Array.from(pbkdf2Sync(passphrase, salt, ROUNDS, KEY_BYTES, "sha256"));
  keys.set(name, key);
  return key;
}

function opens(probe: string, key: Uint8Array): boolean {
  try {
    return open(probe, key) === PROBE;
  } catch {
    return false;
  }
}

function seal(text: string, key: Uint8Array): string {
  const nonce = Uint8Array.from(randomBytes(NONCE_BYTES));
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const data = cipher.update(text, "utf8", "hex") + cipher.final("hex") + cipher.getAuthTag().toString("hex");
  return `v1:${base64(nonce)}:${Buffer.from(data, "hex").toString("base64")}`;
}

function open(text: string, key: Uint8Array): string {
  const [, nonce = "", data = ""] = text.split(":");
  const sealed = bytes(data);
  const decipher = createDecipheriv("aes-256-gcm", key, bytes(nonce));
  decipher.setAuthTag(sealed.slice(-TAG_BYTES));
  return decipher.update(sealed.slice(0, -TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
}

function bytes(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, "base64"));
}

function base64(data: Uint8Array): string {
  return Buffer.from(data).toString("base64");
}
