import type { ApplicationProvisionInfo } from "../../api/ims.generated";
import { answered } from "../../client/answered";
import type { Definition, Listed } from "../../kernel/definition";
import type { Context } from "../context";
import { given, promised } from "../given";
import { type InAccount, inAccount } from "../in-account";
import { type InstallationInputs, installation, installationFields, reinstalled, timeOf } from "./installation";

export interface ApplicationProvisioningInputs extends InstallationInputs {
  /** The application of this account, a `ServerApp`: the `id` of an `ims.Application`. */
  appId: string;
  /**
   * What it may do in this account, of what it asks for; `openid` is always among it. The service cannot change it, so a
   * change uninstalls the application and installs it anew. Absent: at its installation all that it asks for, and then
   * it stays as it is.
   */
  scopes?: string[];
}

export interface ApplicationProvisioningOutputs extends InAccount {
  /** The application's name. */
  appName: string;
  /** What people see of it. */
  displayName: string;
  /** When it was installed: UTC, ISO 8601. */
  createDate: string;
  /** As whom it acts, `<application>@app.<account>.onaliyun.com`. Told when it is installed alone. */
  appPrincipalName?: string;
}

type Inputs = ApplicationProvisioningInputs;
type Outputs = ApplicationProvisioningOutputs;

const fields = installationFields(" of type ServerApp");

async function* list({ ims }: Context): AsyncIterable<Listed> {
  const { ApplicationProvisionInfos: rows } = await ims.listApplicationProvisionInfos({ SourceType: "inner" });
  for (const { AppId: id, AppName: name = "" } of rows?.ApplicationProvisionInfo ?? []) {
    if (id !== undefined) yield { id, name };
  }
}

/**
 * That an account has its own OAuth application of type `ServerApp` installed, which lets the application act in it. Others
 * need no installation in their own account and can have none; applications of other accounts are `ExternalApplication`s.
 *
 * @example
 * new ims.ApplicationProvisioning("sync", { appId: sync.id, scopes: ["/acs/scim"] });
 */
export const applicationProvisioning: Definition<Context, Inputs, Outputs> = {
  kind: "ims:ApplicationProvisioning",
  fields,
  outputs: {
    appName: {},
    displayName: {},
    createDate: {},
    appPrincipalName: { kept: true },
    accountId: { kept: true },
  },
  id: ["appId"],
  naturalKey: ["appId"],
  home: inAccount,
  warnings: reinstalled,
  list,
  ...installation<Outputs, ApplicationProvisionInfo>({
    fields,
    key: "ims installed applications",
    named: ({ appId }) => `installation of application ${appId}`,
    list,
    async rows({ ims }) {
      const { ApplicationProvisionInfos: rows } = await ims.listApplicationProvisionInfos({});
      return new Map((rows?.ApplicationProvisionInfo ?? []).map((row) => [row.AppId ?? "", row]));
    },
    async install({ ims }, AppId, Scopes) {
      const answer = await ims.provisionApplication({ AppId, Scopes });
      return answered(answer.ApplicationProvisionInfo, `the installation of application ${AppId}`);
    },
    remove: ({ ims }, AppId) => ims.deprovisionApplication({ AppId }),
    outputs: (row) => ({
      ...promised({ appName: row.AppName, displayName: row.DisplayName, createDate: timeOf(row.CreateDate) }),
      ...given({ appPrincipalName: row.AppPrincipalName }),
    }),
    createdAt: ({ createDate }) => createDate,
  }),
};
