import { createHash } from "node:crypto";
import type { Crypter } from "./passphrase";
import type { CustomTimeouts, PendingKind, PendingOperation, ResourceState } from "./state";
import { isList, isMap, type PropertyMap, Secret, type Value, withoutSecrets } from "./values";
import { type Json, type JsonObject, mapFromWire, mapToWire, SECRET, SIGNATURE } from "./wire";

/** A stack's state in memory: what `pulumi stack export` prints, with secrets decrypted. */
export interface Snapshot {
  resources: ResourceState[];
  pendingOperations: readonly PendingOperation[];
}

/** The parts of Pulumi's deployment format, version 3, that are read and written here. */
export interface StoredDeployment {
  readonly version: 3;
  /** Not Pulumi's: the cloud that the resources are in, `own` or the address of another one. Passed over by the CLI. */
  readonly cloud?: string;
  readonly deployment: {
    readonly manifest: { readonly time: string; readonly magic: string; readonly version: string };
    readonly secrets_providers?: { readonly type: string; readonly state?: { readonly salt?: string } };
    readonly resources?: readonly JsonObject[];
    readonly pending_operations?: readonly { readonly resource: JsonObject; readonly type: PendingKind }[];
    readonly metadata?: JsonObject;
  };
}

/** Named after the format's writer; `pulumi stack import` asks only that it be a version. */
const WRITER = "v3.0.0-rehearsal";

const TO_STATE = { unknowns: "keep", secrets: true, references: true } as const;

/** What a stored resource may have that this engine would get wrong. */
const NOT_COVERED = [
  "deletedWith",
  "replaceWith",
  "viewOf",
  "taint",
  "resourceHooks",
  "extensionRef",
  "replacementTrigger",
  "refreshBeforeUpdate",
  "snippetID",
];

export class DeploymentFormat {
  /** Ciphertexts by secret, so that a write does not encrypt again what it has not changed. */
  readonly #ciphertexts = new WeakMap<Secret, string>();

  constructor(private readonly crypter: Crypter) {}

  write(snapshot: Snapshot): StoredDeployment {
    const resources = snapshot.resources.map((state) => this.#writeResource(state));
    const pending = snapshot.pendingOperations.map(({ resource, type }) => ({
      resource: this.#writeResource(resource),
      type,
    }));
    const salt = this.crypter.saltLine;
    return {
      version: 3,
      deployment: {
        manifest: manifest(),
        ...(salt === undefined ? {} : { secrets_providers: { type: "passphrase", state: { salt } } }),
        ...(resources.length === 0 ? {} : { resources }),
        ...(pending.length === 0 ? {} : { pending_operations: pending }),
        metadata: {},
      },
    };
  }

  read(stored: StoredDeployment): Snapshot {
    return {
      resources: (stored.deployment.resources ?? []).map((json) => this.#readResource(json)),
      pendingOperations: (stored.deployment.pending_operations ?? []).map(({ resource, type }) => ({
        resource: this.#readResource(resource),
        type,
      })),
    };
  }

  #writeResource(state: ResourceState): JsonObject {
    const fields: Record<string, Json | undefined> = {
      urn: state.urn,
      custom: state.custom,
      delete: state.delete || undefined,
      id: state.id || undefined,
      type: state.type,
      inputs: this.#writeMap(state.inputs),
      outputs: this.#writeMap(state.outputs),
      parent: state.parent || undefined,
      protect: state.protect || undefined,
      external: state.external || undefined,
      dependencies: nonEmpty(state.dependencies),
      initErrors: nonEmpty(state.initErrors),
      provider: state.provider || undefined,
      propertyDependencies: Object.keys(state.propertyDependencies).length > 0 ? state.propertyDependencies : undefined,
      pendingReplacement: state.pendingReplacement || undefined,
      additionalSecretOutputs: nonEmpty(state.additionalSecretOutputs),
      customTimeouts: Object.keys(state.customTimeouts).length > 0 ? { ...state.customTimeouts } : undefined,
      retainOnDelete: state.retainOnDelete || undefined,
      created: state.created,
      modified: state.modified,
      ignoreChanges: nonEmpty(state.ignoreChanges),
      replaceOnChanges: nonEmpty(state.replaceOnChanges),
    };
    return Object.fromEntries(Object.entries(fields).filter((entry) => entry[1] !== undefined)) as JsonObject;
  }

  #writeMap(map: PropertyMap): JsonObject | undefined {
    const entries = Object.keys(map)
      .sort()
      .map((key) => [key, this.#writeValue(map[key] as Value)] as const);
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }

  #writeValue(value: Value): Json {
    if (value instanceof Secret) return { [SIGNATURE]: SECRET, ciphertext: this.#ciphertext(value) };
    if (isList(value)) return value.map((item) => this.#writeValue(item));
    if (isMap(value)) return this.#writeMap(value) ?? {};
    return mapToWire({ value }, TO_STATE)["value"] ?? null;
  }

  #ciphertext(secret: Secret): string {
    const known = this.#ciphertexts.get(secret);
    if (known !== undefined) return known;
    const plain = this.#writeValue(withoutSecrets(secret.element));
    const ciphertext = this.crypter.encrypt(JSON.stringify(plain));
    this.#ciphertexts.set(secret, ciphertext);
    return ciphertext;
  }

  #readResource(json: JsonObject): ResourceState {
    const text = (key: string): string => (typeof json[key] === "string" ? json[key] : "");
    const flag = (key: string): boolean => json[key] === true;
    const list = (key: string): readonly string[] => (Array.isArray(json[key]) ? (json[key] as string[]) : []);
    const foreign = NOT_COVERED.find((key) => json[key] !== undefined);
    if (foreign !== undefined) {
      throw new Error(
        `the state of ${text("urn")} has ${foreign}, which the rehearsal engine does not cover; the Pulumi CLI does`,
      );
    }
    return {
      urn: text("urn"),
      type: text("type"),
      custom: flag("custom"),
      id: text("id"),
      inputs: this.#readMap(json["inputs"]),
      outputs: this.#readMap(json["outputs"]),
      parent: text("parent"),
      provider: text("provider"),
      dependencies: list("dependencies"),
      propertyDependencies: (json["propertyDependencies"] ?? {}) as Readonly<Record<string, readonly string[]>>,
      protect: flag("protect"),
      retainOnDelete: flag("retainOnDelete"),
      external: flag("external"),
      delete: flag("delete"),
      pendingReplacement: flag("pendingReplacement"),
      initErrors: list("initErrors"),
      additionalSecretOutputs: list("additionalSecretOutputs"),
      ignoreChanges: list("ignoreChanges"),
      replaceOnChanges: list("replaceOnChanges"),
      customTimeouts: (json["customTimeouts"] ?? {}) as CustomTimeouts,
      created: text("created") || undefined,
      modified: text("modified") || undefined,
    };
  }

  #readMap(json: Json | undefined): PropertyMap {
    const entries = Object.entries((json ?? {}) as JsonObject);
    return Object.fromEntries(entries.map(([key, value]) => [key, this.#readValue(key, value)]));
  }

  #readValue(key: string, json: Json): Value {
    if (Array.isArray(json)) return json.map((item) => this.#readValue(key, item));
    if (json === null || typeof json !== "object") return mapFromWire({ [key]: json }, "keep")[key] ?? null;
    const object = json as JsonObject;
    if (object[SIGNATURE] === undefined) return this.#readMap(object);
    if (object[SIGNATURE] !== SECRET) return mapFromWire({ [key]: object }, "keep")[key] ?? null;
    const { ciphertext, plaintext } = object;
    const plain = typeof plaintext === "string" ? plaintext : this.crypter.decrypt(String(ciphertext));
    const secret = new Secret(this.#readValue(key, JSON.parse(plain) as Json));
    if (typeof ciphertext === "string") this.#ciphertexts.set(secret, ciphertext);
    return secret;
  }
}

/** The state of a stack in which nothing was made yet. */
export function emptyDeployment(): StoredDeployment {
  return { version: 3, deployment: { manifest: manifest(), metadata: {} } };
}

function manifest(): StoredDeployment["deployment"]["manifest"] {
  const magic = createHash("sha256").update(WRITER).digest("hex");
  return { time: new Date().toISOString(), magic, version: WRITER };
}

function nonEmpty(list: readonly string[]): readonly string[] | undefined {
  return list.length === 0 ? undefined : list;
}
