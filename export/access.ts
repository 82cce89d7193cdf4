import { bareId } from "../provider/kernel/ids";
import { definition } from "./definitions";
import { directoryOf } from "./directory";
import { asDocument } from "./documents";
import type { Planner } from "./plan";
import type { Tree } from "./tree";

const CONFIGURATION = "cloudsso:AccessConfiguration";

interface Policy {
  readonly permissionPolicyDocument?: string;
  readonly [name: string]: unknown;
}

/** What there is to be granted. */
export function planAccessConfigurations(planner: Planner): void {
  const table = planner.table(
    definition(CONFIGURATION),
    { file: "access-configurations", name: "accessConfigurations", words: "What there is to be granted." },
    { directoryId: directoryOf(planner) },
  );
  for (const object of planner.objects(CONFIGURATION)) {
    const {
      permissionPolicies = [],
      provisioningStatus,
      policyRevision,
    } = object.inputs as {
      readonly permissionPolicies?: readonly Policy[];
      readonly provisioningStatus?: string;
      readonly policyRevision?: string;
    };
    const isStale = provisioningStatus === "ReprovisionRequired";
    planner.add(table, object, {
      args: {
        ...(permissionPolicies.length > 0 ? { permissionPolicies: permissionPolicies.map(policyTree) } : {}),
        ...(isStale ? { reprovision: "manual" } : {}),
      },
      ...(isStale ? { derived: { policyRevision }, comments: [STALE] } : {}),
    });
  }
}

const STALE =
  'Some accounts lack the present policies (ReprovisionRequired). Without reprovision: "manual", up brings them to each ' +
  "account that has this access configuration, whoever put it there.";

function policyTree({ permissionPolicyDocument, ...policy }: Policy): Tree {
  const { permissionPolicyType = "", permissionPolicyName = "" } = policy as { readonly [name: string]: string };
  const named = { permissionPolicyType, permissionPolicyName };
  return permissionPolicyDocument === undefined
    ? named
    : { ...named, permissionPolicyDocument: asDocument(permissionPolicyDocument) };
}

/** The access configuration by one of its outputs. */
export function accessConfiguration(
  planner: Planner,
  directoryId: string,
  id: string,
  output: string,
  value: string,
): Tree {
  return planner.reference(CONFIGURATION, `${directoryId}:${bareId(id)}`, output, value);
}
