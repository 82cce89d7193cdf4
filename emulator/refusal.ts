import type { Reason } from "../provider/api/facts";

/** A call the emulated cloud turns down, in the wire's terms. Anything else that is thrown inside an action is a defect. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = "Refusal";
  }
}

/**
 * Stand-ins for refusals that are known to exist and whose codes are not. Unverified, all of them, and named so that
 * no client can take one for a real code.
 */
const placeholders: Readonly<Record<Reason, { readonly code: string; readonly status: number }>> = {
  taken: { code: "Unverified.AlreadyExists", status: 409 },
  already: { code: "Unverified.AlreadySo", status: 409 },
  missing: { code: "Unverified.NotThere", status: 404 },
  quota: { code: "Unverified.QuotaReached", status: 409 },
  invalid: { code: "Unverified.Invalid", status: 400 },
  "in-use": { code: "Unverified.InUse", status: 409 },
  synchronized: { code: "Unverified.Synchronized", status: 409 },
  state: { code: "Unverified.WrongState", status: 409 },
  caller: { code: "Unverified.WrongCaller", status: 403 },
};

/** A refusal whose real code is not known; `subject` is the API's noun, such as `AccessConfiguration`. */
export function unverified(reason: Reason, subject: string, message: string): Refusal {
  const { code, status } = placeholders[reason];
  return new Refusal(`${code}.${subject}`, status, message);
}
