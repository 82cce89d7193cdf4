// Generated from provider/resources/ims/external-application.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { externalApplication } from "../../resources/ims/external-application";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `ExternalApplication`. Every value, at any depth, may be an output of another resource. */
export interface ExternalApplicationArgs {
  /** The other account's application, by its number. That account must offer it to others (`isMultiTenant`). */
  appId: pulumi.Input<string>;
  /**
   * What it may do in this account, of what it asks for; `openid` is always among it. The service cannot change it, so a
   * change uninstalls the application and installs it anew. Absent: at its installation all that it asks for, and then
   * it stays as it is.
   */
  scopes?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /**
   * Take over an object of this name that is there already, writing what differs; one that another resource of the
   * program has is refused all the same. Absent: `false`, and it is refused unless a note on this machine, no older than
   * a day, proves that an interrupted run of this very resource made it.
   */
  adopt?: pulumi.Input<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `ExternalApplication.get` looks up; all of it may be left out. */
export interface ExternalApplicationState {
  /** The other account's application, by its number. That account must offer it to others (`isMultiTenant`). */
  appId?: pulumi.Input<string | undefined>;
  /**
   * What it may do in this account, of what it asks for; `openid` is always among it. The service cannot change it, so a
   * change uninstalls the application and installs it anew. Absent: at its installation all that it asks for, and then
   * it stays as it is.
   */
  scopes?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** What people see of the application. */
  displayName?: pulumi.Input<string | undefined>;
  /** As whom it acts in this account: `<application>@app.<account>.onaliyun.com`. */
  appPrincipalName?: pulumi.Input<string | undefined>;
  /** When it was installed: UTC, ISO 8601. */
  createDate?: pulumi.Input<string | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * That an account has another account's OAuth application installed, which lets the application act in it.
 *
 * @example
 * new ims.ExternalApplication("backup", { appId: "4123456789012345678", scopes: ["/acs/alidns"] });
 */
export class ExternalApplication extends pulumi.CustomResource {
  /** The other account's application, by its number. That account must offer it to others (`isMultiTenant`). */
  declare readonly appId: pulumi.Output<string>;
  /**
   * What it may do in this account, of what it asks for; `openid` is always among it. The service cannot change it, so a
   * change uninstalls the application and installs it anew. Absent: at its installation all that it asks for, and then
   * it stays as it is.
   */
  declare readonly scopes: pulumi.Output<string[] | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** What people see of the application. */
  declare readonly displayName: pulumi.Output<string>;
  /** As whom it acts in this account: `<application>@app.<account>.onaliyun.com`. */
  declare readonly appPrincipalName: pulumi.Output<string>;
  /** When it was installed: UTC, ISO 8601. */
  declare readonly createDate: pulumi.Output<string>;
  /** The account that it was made in. */
  declare readonly accountId: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: ExternalApplicationArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(externalApplication, name, args, options));
    deriveFromId(this, externalApplication);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<appId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: ExternalApplicationState, options?: pulumi.CustomResourceOptions): ExternalApplication {
    return new ExternalApplication(...lookUp<ExternalApplicationArgs>(externalApplication, name, id, state, options));
  }

  static override isInstance(value: unknown): value is ExternalApplication {
    return isInstanceOf(externalApplication.kind, value);
  }
}
