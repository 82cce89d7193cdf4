import assert from "node:assert/strict";
import type { Emulator } from "../../../../emulator";
import type { Key } from "../../wire";
import type { Client, Given } from "./clients";
import type { Methods, Played, Player } from "./player";

/** One package's typed client, and what has been seen of it. */
export class Stage {
  /** Parameters that the package does not know, and fields of answers that it has no place for: `Action.Name`. */
  readonly unknown = new Set<string>();
  readonly unmapped = new Set<string>();
  /** Fields whose values are not of the type that the result model declares: `Action.path`. */
  readonly mistyped = new Set<string>();
  private readonly filled = new Map<string, Set<string>>();
  private readonly refused = new Set<string>();
  private readonly sent = new Set<string>();
  private described: Methods = {};
  private player: Player | undefined;

  constructor(
    private readonly client: Client,
    private readonly asynchronous: boolean,
  ) {}

  async open(player: Player): Promise<void> {
    this.player = player;
    this.described = await player.describe(this.client.package);
  }

  /** The typed methods by their bare names. */
  get methods(): string[] {
    return Object.keys(this.described);
  }

  async play(emulator: Emulator, action: string, parameters: Given, key: Key = keyOf(emulator)): Promise<Played> {
    assert.ok(this.player, "the stage is open");
    const { client, asynchronous } = this;
    const endpoint = `127.0.0.1:${emulator.port}`;
    const played = await this.player.call({ package: client.package, action, parameters, endpoint, key, asynchronous });
    for (const name of played.unknown) this.unknown.add(`${action}.${name}`);
    for (const path of played.unmapped ?? []) this.unmapped.add(`${action}.${path}`);
    for (const path of played.mistyped ?? []) this.mistyped.add(`${action}.${path}`);
    if (played.code !== undefined) this.refused.add(bare(action));
    const filled = this.filled.get(bare(action)) ?? new Set();
    for (const path of played.filled ?? []) filled.add(path);
    if (played.code === undefined) {
      this.filled.set(bare(action), filled);
      for (const [name, value] of Object.entries(parameters)) {
        if (value !== undefined) this.sent.add(`${bare(action)}.${bare(name)}`);
      }
    }
    return played;
  }

  /** Resolves to what the client made of the answer. */
  async succeed(emulator: Emulator, action: string, parameters: Given, key?: Key): Promise<Played> {
    const played = await this.play(emulator, action, parameters, key);
    assert.equal(played.code, undefined, `${action} was refused: ${played.code}`);
    return played;
  }

  /** Methods of which no call was answered, or none refused. */
  unplayed(how: "answered" | "refused"): string[] {
    const seen = how === "answered" ? this.filled : this.refused;
    return this.methods.filter((method) => !seen.has(method));
  }

  /** Fields of result models that no answer has filled: `method.path`. */
  unfilled(): string[] {
    return Object.entries(this.described).flatMap(([method, { fields }]) =>
      fields.filter((path) => this.filled.get(method)?.has(path) !== true).map((path) => `${method}.${path}`),
    );
  }

  /** Parameters of requests that no answered call has sent: `method.parameter`. */
  unsent(): string[] {
    return Object.entries(this.described).flatMap(([method, { parameters }]) =>
      parameters.map((name) => `${method}.${name}`).filter((name) => !this.sent.has(name)),
    );
  }
}

/** As a method is named without the joints, at which the packages cut a name otherwise than the API. */
export function bare(action: string): string {
  return action.toLowerCase();
}

function keyOf({ accessKeyId, accessKeySecret }: Emulator): Key {
  return { accessKeyId, accessKeySecret };
}
