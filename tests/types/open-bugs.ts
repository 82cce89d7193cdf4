/** Should compile and does not yet: take the mark away with the repair, then the line moves to `accepts.ts`. */
import type * as pulumi from "@pulumi/pulumi";
import { cloudsso } from "pulumi-alicloud-identity";

function openBugs(name: pulumi.Output<string>, configuration: cloudsso.AccessConfiguration): unknown {
  new cloudsso.AccessConfiguration("readers", {
    directoryId: "d-1",
    accessConfigurationName: "readers",
    // @ts-expect-error an output inside a list
    permissionPolicies: [{ permissionPolicyType: "System", permissionPolicyName: name }],
  });
  // @ts-expect-error an output that is always there, though its value may be undefined
  return configuration.sessionDuration.apply((seconds) => seconds);
}

export { openBugs };
