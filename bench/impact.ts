import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { FORMATS } from "../cli/impact/forms";
import { textOf } from "../estate/file";
import type { Estate, EstateObject, Values } from "../estate/model";
import { many } from "./companies";
import { type ReportFigures, reportFigures } from "./reports";

/** What `alicloud-identity impact` costs that compares so many companies before and after a change of each. */
export function impactFigures(company: Estate, count: number): Promise<ReportFigures> {
  const before = many(company, count);
  const accounts = before.organisation?.accounts.length ?? 0;
  return reportFigures(`impact on ${accounts} accounts`, FORMATS, 0, (folder) => {
    const files = [join(folder, "before.json"), join(folder, "after.json")] as const;
    writeFileSync(files[0], textOf(before));
    writeFileSync(files[1], textOf(changed(before)));
    return { words: ["impact", "--before", files[0], "--after", files[1]], environment: {} };
  });
}

/**
 * Of ten grants and of ten memberships one goes, of five people one has another address, of two keys one is active no
 * longer, and every third access configuration gets a policy.
 */
function changed({ objects, ...rest }: Estate): Estate {
  const most = (kind: string) => (objects[kind] ?? []).filter((_, index) => index % 10 !== 0);
  const edited = (kind: string, step: number, inputs: Values) =>
    (objects[kind] ?? []).map((one, index) =>
      index % step === 0 ? { ...one, inputs: { ...one.inputs, ...inputs } } : one,
    );
  const more = { permissionPolicyType: "System", permissionPolicyName: "AliyunRAMFullAccess" };
  const widened = (one: EstateObject): EstateObject => {
    const { permissionPolicies } = one.inputs;
    const policies = Array.isArray(permissionPolicies) ? permissionPolicies : [];
    return { ...one, inputs: { ...one.inputs, permissionPolicies: [...policies, more] } };
  };
  return {
    ...rest,
    objects: {
      ...objects,
      "cloudsso:AccessAssignment": most("cloudsso:AccessAssignment"),
      "cloudsso:UserAttachment": most("cloudsso:UserAttachment"),
      "cloudsso:User": edited("cloudsso:User", 5, {
        email: "somebody@example.com",
        mfaAuthenticationSettings: "Disabled",
      }),
      "ims:AccessKey": edited("ims:AccessKey", 2, { status: "Inactive" }),
      "cloudsso:AccessConfiguration": (objects["cloudsso:AccessConfiguration"] ?? []).map((one, index) =>
        index % 3 === 0 ? widened(one) : one,
      ),
    },
  };
}
