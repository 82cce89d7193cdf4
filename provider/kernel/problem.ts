/** Something wrong in the inputs: path and reason make one sentence. */
export interface Problem {
  /** `permissionPolicies[0].permissionPolicyName` */
  readonly path: string;
  /** What is wrong and what is allowed, to be read behind the path. */
  readonly reason: string;
  /** Said instead where a secret is at the path, if path or reason give something of the value away. */
  readonly ifSecret?: Problem;
}
