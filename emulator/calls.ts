import type { OperationFacts } from "../provider/api/facts";

/** What the emulator remembers of a call. Secrets are masked before they get here. */
export interface CallEntry {
  /** Counts from 1 since the start or the last clearing. */
  readonly index: number;
  /** The cloud's time of arrival, milliseconds since the epoch. */
  readonly at: number;
  /** `api` for a signed call, `console` for a change made through the control plane by "another administrator". */
  readonly by: "api" | "console";
  readonly service: string;
  readonly action: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly requestId: string;
  readonly protocol: "V3" | "V1" | "unsigned";
  accessKeyId?: string;
  userAgent?: string;
  /** Kinds of the faults that hit this call. */
  readonly faults: string[];
  /** Whether the action ran to its end; a reset after it leaves `true` here and no status. */
  carriedOut: boolean;
  /** HTTP status; absent while running, and when the connection was cut. */
  status?: number;
  /** Error code of a refusal. */
  code?: string;
  message?: string;
  /** Id of the task that the call started. */
  taskId?: string;
  durationMs?: number;
}

/** Which calls are meant. All given parts must match; `action` may end with `*`. */
export interface CallMatch {
  readonly service?: string;
  readonly action?: string;
  /** Wire parameters that must have exactly these values, such as `{TargetId: "1000000000000001"}`. */
  readonly parameters?: Readonly<Record<string, string>>;
}

export function matches(match: CallMatch, call: Pick<CallEntry, "service" | "action" | "parameters">): boolean {
  if (match.service !== undefined && match.service !== call.service) return false;
  if (match.action !== undefined && !matchesPattern(match.action, call.action)) return false;
  return Object.entries(match.parameters ?? {}).every(([name, value]) => call.parameters[name] === value);
}

/** `Get*` style patterns: `*` stands for any run of characters. */
export function matchesPattern(pattern: string, text: string): boolean {
  if (!pattern.includes("*")) return pattern === text;
  const escaped = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${escaped.join(".*")}$`).test(text);
}

const secretNames = /password|secret|token$|assertion|authenticationcode|privatekey|^signature$/i;
const pagingToken = "NextToken";

/**
 * Parameters without secrets: what the facts table marks as one, whatever is named like one, and documents with a
 * private key in them, which somebody may have sent by mistake.
 */
export function masked(
  parameters: Readonly<Record<string, string>>,
  operation?: OperationFacts | undefined,
): Record<string, string> {
  const marked = new Set(operation?.request.filter(({ secret }) => secret === true).map(({ name }) => name));
  const hidden = (name: string, value: string) =>
    marked.has(name) || (name !== pagingToken && secretNames.test(name)) || holdsPrivateKey(value);
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, hidden(name, value) ? "***" : value]),
  );
}

/** As PEM, in the text itself or in what it is the Base64 of. No private key is shorter than a hundred characters. */
function holdsPrivateKey(text: string): boolean {
  if (text.length < 100) return false;
  return /PRIVATE KEY/.test(text) || /PRIVATE KEY/.test(Buffer.from(text, "base64").toString("latin1"));
}

/** The calls in order of arrival, and those who wait for one. */
export class CallLog {
  readonly entries: CallEntry[] = [];
  private readonly listeners = new Set<(entry: CallEntry) => void>();
  private count = 0;

  /** @param kept at least so many, the latest, are remembered. */
  constructor(private readonly kept = Number.POSITIVE_INFINITY) {}

  begin(entry: Omit<CallEntry, "index" | "faults" | "carriedOut">): CallEntry {
    this.count += 1;
    const begun: CallEntry = { ...entry, index: this.count, faults: [], carriedOut: false };
    this.entries.push(begun);
    // In one go now and then: taking away the first moves all others.
    if (this.entries.length > 1.25 * this.kept) this.entries.splice(0, this.entries.length - this.kept);
    return begun;
  }

  /** Tells the waiting that a call has ended, however it ended. */
  end(entry: CallEntry): void {
    for (const listener of [...this.listeners]) listener(entry);
  }

  onEnd(listener: (entry: CallEntry) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  clear(): void {
    this.entries.length = 0;
    this.count = 0;
  }
}
