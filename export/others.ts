import { isEmpty } from "../provider/kernel/diff";
import { definition } from "./definitions";
import { directoryOf } from "./directory";
import type { People } from "./people";
import type { Planner } from "./plan";
import type { Targets } from "./targets";
import type { Branch } from "./tree";

/** Classes whose objects are rows of a table as they are, but for references. */
interface Plain {
  readonly kind: string;
  readonly file: string;
  readonly name: string;
  readonly words: string;
  /** Inputs that name another object of the program: its kind, and the output to take. */
  readonly references?: { readonly [input: string]: readonly [kind: string, output: string] };
  readonly usual?: { readonly [input: string]: unknown };
  /** What is left out as it says nothing. */
  readonly isNothing?: (inputs: { readonly [name: string]: unknown }) => boolean;
  /** Stands above each row. */
  readonly comment?: string;
}

const USER = { userId: ["ims:User", "userId"] } as const;
const APPLICATION = { appId: ["ims:Application", "appId"] } as const;
const TOLD_ONCE = "The secrets were told once, when they were made: nobody can read them, and the state has none.";

const plain: readonly Plain[] = [
  {
    kind: "cloudsso:ScimServerCredential",
    file: "federation",
    name: "scimCredentials",
    words: `Credentials of SCIM clients. ${TOLD_ONCE}`,
  },
  {
    kind: "ims:SamlProvider",
    file: "ram-providers",
    name: "samlProviders",
    words: "SAML identity providers of this account.",
  },
  {
    kind: "ims:OidcProvider",
    file: "ram-providers",
    name: "oidcProviders",
    words: "OIDC identity providers of this account.",
  },
  {
    kind: "ims:LoginProfile",
    file: "ram-logons",
    name: "ramLogons",
    words: "Who logs on at the console. Passwords can be read by nobody; a row with one sets it.",
    references: USER,
    usual: { mfaBindRequired: false },
    comment:
      'The password cannot be read. To set one: password: config.requireSecret("..."), with config = new pulumi.Config()',
  },
  {
    kind: "ims:AccessKey",
    file: "access-keys",
    name: "accessKeys",
    words: `Access keys. ${TOLD_ONCE}`,
    references: USER,
  },
  {
    kind: "ims:AccessKeyPolicy",
    file: "access-keys",
    name: "accessKeyPolicies",
    words: "From where calls with an access key may come.",
    references: { accessKeyId: ["ims:AccessKey", "accessKeyId"] },
    isNothing: ({ status, statements }) => status !== "Active" && isEmpty(statements),
  },
  {
    kind: "ims:ServiceCredential",
    file: "access-keys",
    name: "serviceCredentials",
    words: `Credentials for single services. ${TOLD_ONCE}`,
    references: USER,
  },
  {
    kind: "ims:VirtualMfaDevice",
    file: "ram-logons",
    name: "virtualMfaDevices",
    words: `Virtual MFA devices. ${TOLD_ONCE}`,
  },
  { kind: "ims:Application", file: "applications", name: "applications", words: "Applications of OAuth." },
  {
    kind: "ims:AppSecret",
    file: "applications",
    name: "appSecrets",
    words: `Secrets of applications. ${TOLD_ONCE}`,
    references: APPLICATION,
  },
  {
    kind: "ims:ApplicationProvisioning",
    file: "applications",
    name: "applicationProvisionings",
    words: "Applications that are installed in this account.",
    references: APPLICATION,
  },
  {
    kind: "ims:ExternalApplication",
    file: "applications",
    name: "externalApplications",
    words: "Applications of other accounts that are installed in this one.",
  },
];

/** What an account or a directory has once. */
const settings: readonly string[] = [
  "cloudsso:AttributePassing",
  "cloudsso:GlobalAccess",
  "cloudsso:LoginPreference",
  "cloudsso:MfaSettings",
  "cloudsso:PasswordPolicy",
  "cloudsso:SamlIdentityProvider",
  "cloudsso:SamlServiceProvider",
  "cloudsso:ScimSynchronization",
  "cloudsso:UserProvisioningConfiguration",
  "ims:AccountAccessKeyPolicy",
  "ims:DefaultDomain",
  "ims:PasswordPolicy",
  "ims:SecurityPreference",
  "ims:UserSsoSettings",
];

const SAML = "cloudsso:SamlIdentityProvider";
/** The one that was sent last: what it says may have changed since, value by value, and all of them are inputs as well. */
const DOCUMENT = "encodedMetadataDocument";

/** Whatever else there is: settings, federation, keys, applications, and what CloudSSO makes in accounts. */
export function planOthers(planner: Planner, people: People, targets: Targets): void {
  for (const kind of settings) {
    for (const object of planner.objects(kind)) {
      const { directoryId } = object.inputs;
      const args: Branch = typeof directoryId === "string" ? { directoryId: directoryOf(planner, directoryId) } : {};
      const { [DOCUMENT]: _, ...inputs } = object.inputs;
      planner.setting(definition(kind), kind === SAML ? { ...object, inputs } : object, {
        args,
        names: [kind.split(":")[1] ?? ""],
      });
    }
  }
  for (const one of plain) planPlain(planner, one);
  planInAccounts(planner, people, targets);
}

function planPlain(planner: Planner, { kind, references = {}, usual = {}, isNothing, comment, ...about }: Plain): void {
  const table = planner.table(definition(kind), about);
  for (const object of planner.objects(kind)) {
    if (isNothing?.(object.inputs) === true) continue;
    const refers = Object.entries(references).map(([input, [of, output]]) => {
      const id = String(object.inputs[input]);
      return [input, planner.reference(of, id, output, id)] as const;
    });
    const { directoryId, userId } = object.inputs;
    const owner = planner.objects("ims:User").find(({ id }) => id === userId)?.name;
    planner.add(table, object, {
      args: {
        ...Object.fromEntries(refers),
        ...(typeof directoryId === "string" ? { directoryId: directoryOf(planner, directoryId) } : {}),
      },
      usual,
      names: owner === undefined ? [] : [owner],
      comments: comment === undefined ? [] : [comment],
    });
  }
}

function planInAccounts(planner: Planner, people: People, targets: Targets): void {
  const provisionings = planner.table(definition("cloudsso:UserProvisioning"), {
    file: "user-provisionings",
    name: "userProvisionings",
    words: "RAM users that CloudSSO keeps in accounts.",
  });
  for (const object of planner.objects("cloudsso:UserProvisioning")) {
    const { directoryId = "", principalId = "", targetId = "" } = object.inputs as { readonly [name: string]: string };
    if (!targets.isMeant(targetId)) continue;
    planner.add(provisionings, object, {
      args: {
        directoryId: directoryOf(planner, directoryId),
        principalId: people.principal(directoryId, principalId),
        targetId: targets.account(targetId),
      },
    });
  }
  const delegates = planner.table(definition("cloudsso:DelegateAccount"), {
    file: "federation",
    name: "delegateAccounts",
    words: "Accounts that administer CloudSSO beside the management account.",
  });
  for (const object of planner.objects("cloudsso:DelegateAccount")) {
    planner.add(delegates, object, { args: { accountId: targets.account(String(object.inputs["accountId"])) } });
  }
}
