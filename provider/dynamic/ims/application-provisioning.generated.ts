// Generated from provider/resources/ims/application-provisioning.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { applicationProvisioning } from "../../resources/ims/application-provisioning";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `ApplicationProvisioning`. Every value, at any depth, may be an output of another resource. */
export interface ApplicationProvisioningArgs {
  /** The application of this account, a `ServerApp`: the `id` of an `ims.Application`. */
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

/** What is known of one that `ApplicationProvisioning.get` looks up; all of it may be left out. */
export interface ApplicationProvisioningState {
  /** The application of this account, a `ServerApp`: the `id` of an `ims.Application`. */
  appId?: pulumi.Input<string | undefined>;
  /**
   * What it may do in this account, of what it asks for; `openid` is always among it. The service cannot change it, so a
   * change uninstalls the application and installs it anew. Absent: at its installation all that it asks for, and then
   * it stays as it is.
   */
  scopes?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** The application's name. */
  appName?: pulumi.Input<string | undefined>;
  /** What people see of it. */
  displayName?: pulumi.Input<string | undefined>;
  /** When it was installed: UTC, ISO 8601. */
  createDate?: pulumi.Input<string | undefined>;
  /** As whom it acts, `<application>@app.<account>.onaliyun.com`. Told when it is installed alone. */
  appPrincipalName?: pulumi.Input<string | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * That an account has its own OAuth application of type `ServerApp` installed, which lets the application act in it. Others
 * need no installation in their own account and can have none; applications of other accounts are `ExternalApplication`s.
 *
 * @example
 * new ims.ApplicationProvisioning("sync", { appId: sync.id, scopes: ["/acs/scim"] });
 */
export class ApplicationProvisioning extends pulumi.CustomResource {
  /** The application of this account, a `ServerApp`: the `id` of an `ims.Application`. */
  declare readonly appId: pulumi.Output<string>;
  /**
   * What it may do in this account, of what it asks for; `openid` is always among it. The service cannot change it, so a
   * change uninstalls the application and installs it anew. Absent: at its installation all that it asks for, and then
   * it stays as it is.
   */
  declare readonly scopes: pulumi.Output<string[] | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** The application's name. */
  declare readonly appName: pulumi.Output<string>;
  /** What people see of it. */
  declare readonly displayName: pulumi.Output<string>;
  /** When it was installed: UTC, ISO 8601. */
  declare readonly createDate: pulumi.Output<string>;
  /** As whom it acts, `<application>@app.<account>.onaliyun.com`. Told when it is installed alone. */
  declare readonly appPrincipalName: pulumi.Output<string | undefined>;
  /** The account that it was made in. */
  declare readonly accountId: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: ApplicationProvisioningArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(applicationProvisioning, name, args, options));
    deriveFromId(this, applicationProvisioning);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<appId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: ApplicationProvisioningState, options?: pulumi.CustomResourceOptions): ApplicationProvisioning {
    return new ApplicationProvisioning(...lookUp<ApplicationProvisioningArgs>(applicationProvisioning, name, id, state, options));
  }

  static override isInstance(value: unknown): value is ApplicationProvisioning {
    return isInstanceOf(applicationProvisioning.kind, value);
  }
}
