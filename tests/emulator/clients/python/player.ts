import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Key } from "../../wire";
import type { Given } from "./clients";

/** A call by a typed method: what its result model made of the answer, or the error that it raised. */
export interface Played {
  /** Given parameters that the method's request does not have; they were not sent. */
  readonly unknown: readonly string[];
  readonly body?: Given;
  /** The fields of the result model that are filled, such as `users[].user_id`. */
  readonly filled?: readonly string[];
  /** Fields whose values are not of the type that the model declares. */
  readonly mistyped?: readonly string[];
  /** What was answered and the result model has no field for, in the API's names. */
  readonly unmapped?: readonly string[];
  readonly code?: string;
  readonly status?: number;
}

export interface Player {
  /** The typed methods by bare name: what their requests take, by bare name too, and what their results hold. */
  describe(name: string): Promise<Methods>;
  call(order: Order): Promise<Played>;
  close(): void;
}

export type Methods = Readonly<
  Record<string, { readonly parameters: readonly string[]; readonly fields: readonly string[] }>
>;

interface Order {
  readonly package: string;
  readonly action: string;
  readonly parameters: Given;
  /** Host and port. */
  readonly endpoint: string;
  readonly key: Key;
  /** By the method's asynchronous twin. */
  readonly asynchronous: boolean;
}

/** Starts `player.py`, which answers each line with a line. */
export function startPlayer(python: string): Player {
  const child = spawn(python, ["-W", "ignore", join(__dirname, "player.py")], {
    stdio: "pipe",
    // A proxy of the machine is not to see calls to itself.
    env: { ...process.env, NO_PROXY: "127.0.0.1", no_proxy: "127.0.0.1", PYTHONDONTWRITEBYTECODE: "1" },
  });
  let complaints = "";
  child.stderr.on("data", (data) => (complaints += data));
  // An end is told by its last words.
  child.stdin.on("error", () => {});
  const ended = new Promise((resolve) => child.once("close", resolve));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const ask = async <Answer extends object>(order: object): Promise<Answer> => {
    child.stdin.write(`${JSON.stringify(order)}\n`);
    const { value, done } = await lines.next();
    if (done === true) {
      await ended;
      throw new Error(`The Python program has ended: ${complaints}`);
    }
    const answer: Answer | { readonly defect: string } = JSON.parse(value);
    if ("defect" in answer) throw new Error(answer.defect);
    return answer;
  };
  return {
    describe: (name) => ask({ package: name, describe: true }),
    call: ask,
    close: () => child.stdin.end(),
  };
}
