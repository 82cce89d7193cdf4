import type { PasswordPolicy } from "../../api/ims.generated";

/** The service misspells the attempts; an answer with the right spelling is understood as well. */
export function passwordPolicyOf(
  live: (PasswordPolicy & { readonly MaxLoginAttempts?: number }) | undefined,
): PasswordPolicy | undefined {
  const attempts = live?.MaxLoginAttemps ?? live?.MaxLoginAttempts;
  return attempts === undefined ? live : { ...live, MaxLoginAttemps: attempts };
}
