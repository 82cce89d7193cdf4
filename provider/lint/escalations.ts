/** How the holder of some actions gets the rights of an administrator. */
export interface Escalation {
  /** Each of these has to be allowed; of a list, one action is enough. */
  readonly needs: readonly (readonly string[])[];
  /** What the holder does, in a few words. */
  readonly how: string;
}

/** IMS is `ram:` in policies, and `ims:` in an older page. */
const identity = (...actions: readonly string[]): readonly string[] =>
  actions.flatMap((action) => [`ram:${action}`, `ims:${action}`]);

/** What runs code or templates with a role that it is given. */
const RUNS_WITH_A_ROLE = [
  "ecs:RunInstances",
  "ecs:AttachInstanceRamRole",
  "ecs:CreateInstance",
  "eci:CreateContainerGroup",
  "ess:CreateScalingConfiguration",
  "fc:CreateFunction",
  "fc:UpdateFunction",
  "fc:CreateService",
  "fc:UpdateService",
  "oos:StartExecution",
  "ros:CreateStack",
];

/** After RAM's list of privileges by which an identity gets more (page "Detect over-privileged identities"). */
export const ESCALATIONS: readonly Escalation[] = [
  {
    needs: [
      ["ram:AttachPolicyToUser", "ram:AttachPolicyToGroup", "ram:AttachPolicyToRole", "resourcemanager:AttachPolicy"],
    ],
    how: "give itself AdministratorAccess",
  },
  { needs: [["ram:CreatePolicyVersion"]], how: "write more into a policy that it has" },
  { needs: [["ram:SetDefaultPolicyVersion"]], how: "put a wider version of a policy that it has in force" },
  { needs: [identity("CreateAccessKey")], how: "make a key of a user who is administrator" },
  {
    needs: [identity("CreateLoginProfile", "UpdateLoginProfile")],
    how: "set the password of a user who is administrator",
  },
  { needs: [identity("AddUserToGroup")], how: "join a group of administrators" },
  { needs: [["ram:UpdateRole"]], how: "make a role of administrators trust it" },
  {
    needs: [identity("UpdateSAMLProvider", "UpdateOIDCProvider", "AddFingerprintToOIDCProvider", "SetUserSsoSettings")],
    how: "log on as anybody by an identity provider of its own",
  },
  { needs: [["ram:PassRole"], RUNS_WITH_A_ROLE], how: "run code with the role of an administrator" },
  {
    needs: [
      ["cloudsso:AddPermissionPolicyToAccessConfiguration", "cloudsso:UpdateInlinePolicyForAccessConfiguration"],
      ["cloudsso:ProvisionAccessConfiguration"],
    ],
    how: "write more into an access configuration that it has, in every account",
  },
  { needs: [["cloudsso:CreateAccessAssignment"]], how: "assign itself the access configuration of administrators" },
  { needs: [["cloudsso:AddUserToGroup"]], how: "join a CloudSSO group of administrators" },
  { needs: [["cloudsso:ResetUserPassword"]], how: "set the password of a CloudSSO user who is administrator" },
  {
    needs: [["cloudsso:SetExternalSAMLIdentityProvider", "cloudsso:AddExternalSAMLIdPCertificate"]],
    how: "log on to CloudSSO as anybody by an identity provider of its own",
  },
  {
    needs: [["cloudsso:CreateSCIMServerCredential"]],
    how: "synchronise itself into a CloudSSO group of administrators",
  },
];
