import { join } from "node:path";
import { FORMATS } from "../cli/impact/forms";
import { writeEstate } from "../estate/file";
import type { Estate, EstateObject } from "../estate/model";
import { many } from "./companies";
import { type ReportFigures, reportFigures } from "./reports";

/** What `alicloud-identity impact` costs that compares so many companies before and after a change of each. */
export function impactFigures(company: Estate, count: number): Promise<ReportFigures> {
  const before = many(company, count);
  const accounts = before.organisation?.accounts.length ?? 0;
  return reportFigures(`impact on ${accounts} accounts`, FORMATS, 0, (folder) => {
    const files = [join(folder, "before.json"), join(folder, "after.json")] as const;
    writeEstate(files[0], before);
    writeEstate(files[1], changed(before));
    return { words: ["impact", "--before", files[0], "--after", files[1]], environment: {} };
  });
}

/** Of ten grants and of ten memberships one goes, and every third access configuration gets a policy. */
function changed({ objects, ...rest }: Estate): Estate {
  const most = (kind: string) => (objects[kind] ?? []).filter((_, index) => index % 10 !== 0);
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
      "cloudsso:AccessConfiguration": (objects["cloudsso:AccessConfiguration"] ?? []).map((one, index) =>
        index % 3 === 0 ? widened(one) : one,
      ),
    },
  };
}
