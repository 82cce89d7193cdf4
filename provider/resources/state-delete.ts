/** The command that takes a resource out of the state and leaves the cloud alone. */
export function stateDelete(urn: string): string {
  return `pulumi state delete '${urn === "" ? "<URN of the resource>" : urn}'`;
}
