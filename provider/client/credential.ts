import { CredentialsError } from "./errors";
import { type Clock, orCancelled } from "./wait";

export interface Credential {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string | undefined;
  /** Milliseconds since the epoch; keys without an end have none. */
  readonly expiration?: number | undefined;
}

/** The one place a process gets its credential from; callers at the same time share one fetch. */
export interface CredentialSupplier {
  /** Never gives out a session that is over. */
  get(signal?: AbortSignal): Promise<Credential>;
  /** The service rejected this credential: the next `get` fetches another. Without effect when it was replaced already. */
  invalidate(rejected: Credential): void;
}

export function isSameCredential(one: Credential, other: Credential): boolean {
  return one.accessKeyId === other.accessKeyId && one.securityToken === other.securityToken;
}

/** Milliseconds before its end from which a session is renewed: a fifth of its life, at most five minutes. */
const EARLIEST_RENEWAL = 300_000;
/** A session with less than this left is not handed out: the call would arrive too late. */
const LAST_USE = 10_000;
/** After a failed renewal of a session that still lives. */
const NEXT_TRY = 30_000;

/**
 * Caches what `fetch` brings until shortly before its end. When a renewal fails and the old session still lives, that
 * one serves on, which lets a run outlast the OIDC token it began with.
 */
export function sharedSupplier(fetch: () => Promise<Credential>, clock: Clock): CredentialSupplier {
  let held: { readonly credential: Credential; readonly renewAt: number } | undefined;
  let flight: Promise<Credential> | undefined;

  const lives = (credential: Credential) =>
    clock.now() < (credential.expiration ?? Number.POSITIVE_INFINITY) - LAST_USE;

  const renew = async (): Promise<Credential> => {
    const old = held?.credential;
    try {
      const credential = await fetch();
      if (!lives(credential))
        throw new CredentialsError("The session that was handed out is over already; check the clock of this machine.");
      const life = (credential.expiration ?? Number.POSITIVE_INFINITY) - clock.now();
      held = { credential, renewAt: clock.now() + life - Math.min(EARLIEST_RENEWAL, life / 5) };
      return credential;
    } catch (error) {
      if (!held || !old || held.credential !== old || !lives(old)) throw error;
      held = { credential: old, renewAt: clock.now() + NEXT_TRY };
      return old;
    }
  };

  return {
    async get(signal) {
      if (held && clock.now() < held.renewAt && lives(held.credential)) return held.credential;
      flight ??= renew().finally(() => {
        flight = undefined;
      });
      return orCancelled(flight, signal);
    },
    invalidate(rejected) {
      if (held && isSameCredential(held.credential, rejected)) held = undefined;
    },
  };
}
