import { ConfigurationError, type Settings } from "../config";
import type { Answer } from "./call";
import { UnexpectedAnswerError } from "./errors";

/** Who the credentials belong to. */
export interface CallerIdentity {
  readonly accountId: string;
  /** `acs:ram::<account>:user/<name>` and the like. */
  readonly arn: string;
}

export function identityOf(answer: Answer): CallerIdentity {
  const { AccountId: accountId, Arn: arn } = answer;
  if (typeof accountId !== "string" || typeof arn !== "string") {
    throw new UnexpectedAnswerError("STS GetCallerIdentity answered without an account.", {
      service: "sts",
      action: "GetCallerIdentity",
    });
  }
  return { accountId, arn };
}

/**
 * Writing into the wrong account is worse than not writing at all, and reading from it is no better: nothing of the
 * stack is there, so a refresh would take all of it for deleted.
 */
export function checkAccount(identity: CallerIdentity, settings: Settings): void {
  if (settings.accountId === undefined || settings.accountId === identity.accountId) return;
  throw new ConfigurationError(
    `Nothing was called: ${settings.sources["accountId"] ?? "accountId"} is ${settings.accountId}, but the credentials (from ${settings.sources["credentials"] ?? "the settings"}) belong to account ${identity.accountId} (${identity.arn}); correct one of them.`,
  );
}

/** Runs a task once for all callers; a failure is forgotten, so that the next caller tries again. */
export function remembered<T>(task: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= task().catch((error: unknown) => {
      running = undefined;
      throw error;
    });
    return running;
  };
}
