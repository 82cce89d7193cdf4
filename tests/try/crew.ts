/** Of a program: the access configuration of the group `crew`, by an inline policy, and where the group has it. */
export function accessOfCrew(actions: readonly string[], targets: readonly (string | undefined)[]): string {
  const policy = { Version: "1", Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }] };
  return `const configuration = new cloudsso.AccessConfiguration("crew", {
  directoryId,
  accessConfigurationName: "crew",
  permissionPolicies: [{
    permissionPolicyType: "Inline",
    permissionPolicyName: "crew",
    permissionPolicyDocument: ${JSON.stringify(JSON.stringify(policy))},
  }],
});
for (const targetId of ${JSON.stringify(targets)}) {
  new cloudsso.AccessAssignment("crew-" + targetId, {
    directoryId,
    accessConfigurationId: configuration.accessConfigurationId,
    targetType: "RD-Account",
    targetId,
    principalType: "Group",
    principalId: group.groupId,
  });
}`;
}
