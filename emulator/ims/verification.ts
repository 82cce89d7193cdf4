import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions } from "../action";
import { unverified } from "../refusal";
import { missingParameter, theUser, theUserOrCaller } from "./find";

/** Phones and addresses stay pending until the person confirms, which only the person can do. */
export const verification = {
  SetVerificationInfo(request, cloud) {
    const user = theUser(request, cloud);
    const { kind, value } = named(request);
    user.verification = { ...user.verification, [kind]: { value, confirmed: false } };
    return undefined;
  },

  /** Wants the bound value once more. */
  UnbindVerification(request, cloud) {
    const user = theUser(request, cloud);
    const { kind, value } = named(request);
    if (user.verification?.[kind]?.value === value) delete user.verification[kind];
    else if (cloud.options.verificationMismatch === "refuse") {
      throw unverified("missing", "User.Verification", `The ${kind} is not bound to ${user.userPrincipalName}.`);
    }
    return undefined;
  },

  GetVerificationInfo(request, cloud) {
    const { phone, email } = theUserOrCaller(request, cloud).verification ?? {};
    const [AreaCode = "", ...rest] = phone?.value.split("-") ?? [];
    const status = (confirmed: boolean) => (confirmed ? "active" : "pending");
    return {
      SecurityPhoneDevice: phone && { AreaCode, PhoneNumber: rest.join("-"), Status: status(phone.confirmed) },
      SecurityEmailDevice: email && { Email: email.value, Status: status(email.confirmed) },
    };
  },
} satisfies Actions<ImsOperations>;

function named(request: {
  readonly VerifyType?: string | undefined;
  readonly MobilePhone?: string | undefined;
  readonly Email?: string | undefined;
}): { readonly kind: "phone" | "email"; readonly value: string } {
  const { VerifyType, MobilePhone = "", Email = "" } = request;
  if (VerifyType === "email") {
    if (Email === "") throw missingParameter("Email");
    return { kind: "email", value: Email };
  }
  if (MobilePhone === "") throw missingParameter("MobilePhone");
  return { kind: "phone", value: MobilePhone };
}
