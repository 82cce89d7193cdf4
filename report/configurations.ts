import type { Estate } from "../estate/model";
import { byText } from "../provider/functions/rows";
import { bareId } from "../provider/kernel/ids";
import { type Policy, type Power, policiesOf, powerOf } from "./power";
import { missing, objectsOf, orderOf, uniqueBy } from "./rows";

export interface AccessConfiguration {
  readonly configurationId: string;
  readonly name: string;
  readonly policies: readonly Policy[];
  readonly power: Power;
  /** Seconds. Absent: not known. */
  readonly sessionDuration?: number;
}

/** By name. @param named ids that assignments and provisionings name. */
export function configurationsOf(estate: Estate, named: readonly string[]): AccessConfiguration[] {
  const known = objectsOf(estate, "cloudsso:AccessConfiguration").map(({ id, name, inputs }) => {
    const policies = policiesOf(inputs["permissionPolicies"]);
    const duration = inputs["sessionDuration"];
    return {
      configurationId: bareId(id),
      name,
      policies,
      power: powerOf(policies),
      ...(typeof duration === "number" ? { sessionDuration: duration } : {}),
    };
  });
  const unknown = missing(named, known, "configurationId").map((id) => ({
    configurationId: id,
    name: id,
    policies: [],
    power: "write" as const, // as of a policy of which the name alone is known
  }));
  return byText(uniqueBy([...known, ...unknown], "configurationId"), ({ name, configurationId }) =>
    orderOf(name, configurationId),
  );
}
