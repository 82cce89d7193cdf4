import type { ExternalApplication } from "../../api/ims.generated";
import { answered } from "../../client/answered";
import type { Definition, Listed } from "../../kernel/definition";
import type { Context } from "../context";
import { promised } from "../given";
import { type InAccount, inAccount } from "../in-account";
import { type InstallationInputs, installation, installationFields, reinstalled, timeOf } from "./installation";

export interface ExternalApplicationInputs extends InstallationInputs {
  /** The other account's application, by its number. That account must offer it to others (`isMultiTenant`). */
  appId: string;
  /**
   * What it may do in this account, of what it asks for; `openid` is always among it. The service cannot change it, so a
   * change uninstalls the application and installs it anew. Absent: at its installation all that it asks for, and then
   * it stays as it is.
   */
  scopes?: string[];
}

export interface ExternalApplicationOutputs extends InAccount {
  /** What people see of the application. */
  displayName: string;
  /** As whom it acts in this account: `<application>@app.<account>.onaliyun.com`. */
  appPrincipalName: string;
  /** When it was installed: UTC, ISO 8601. */
  createDate: string;
}

type Inputs = ExternalApplicationInputs;
type Outputs = ExternalApplicationOutputs;

const fields = installationFields(" of another account");

async function* list(context: Context): AsyncIterable<Listed> {
  for (const [id, { DisplayName: name = "" }] of await rowsOf(context)) yield { id, name };
}

/**
 * That an account has another account's OAuth application installed, which lets the application act in it.
 *
 * @example
 * new ims.ExternalApplication("backup", { appId: "4123456789012345678", scopes: ["/acs/alidns"] });
 */
export const externalApplication: Definition<Context, Inputs, Outputs> = {
  kind: "ims:ExternalApplication",
  fields,
  outputs: { displayName: {}, appPrincipalName: {}, createDate: {}, accountId: { kept: true } },
  id: ["appId"],
  naturalKey: ["appId"],
  home: inAccount,
  warnings: reinstalled,
  list,
  ...installation<Outputs, Row>({
    fields,
    key: "ims external applications",
    named: ({ appId }) => `installation of external application ${appId}`,
    list,
    rows: rowsOf,
    async install({ ims }, AppId, Scopes) {
      const answer = await ims.provisionExternalApplication({ AppId, Scopes });
      return answered(answer.ExternalApplication, `the installation of external application ${AppId}`);
    },
    remove: ({ ims }, AppId) => ims.deprovisionExternalApplication({ AppId }),
    outputs: ({ DisplayName: displayName, AppPrincipalName: appPrincipalName, CreateDate }) =>
      promised({ displayName, appPrincipalName, createDate: timeOf(CreateDate) }),
    createdAt: ({ createDate }) => createDate,
  }),
};

type Row = ExternalApplication;

/** There is one page: the answer says whether there is more, and the request takes no marker. */
async function rowsOf({ ims }: Context): Promise<Map<string, Row>> {
  const { ExternalApplications: rows, IsTruncated } = await ims.listExternalApplications();
  if (IsTruncated === true) {
    throw new Error("the service lists no more of the account's external applications than fit into one answer");
  }
  return new Map((rows?.ExternalApplication ?? []).map((row) => [row.ForeignAppId ?? "", row]));
}
