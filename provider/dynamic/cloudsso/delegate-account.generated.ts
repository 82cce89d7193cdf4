// Generated from provider/resources/cloudsso/delegate-account.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { delegateAccount } from "../../resources/cloudsso/delegate-account";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `DelegateAccount`. Every value, at any depth, may be an output of another resource. */
export interface DelegateAccountArgs {
  /** The UID of a member account that the resource directory has as a delegated administrator of CloudSSO. */
  accountId: pulumi.Input<string>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `DelegateAccount.get` looks up; all of it may be left out. */
export interface DelegateAccountState {
  /** The UID of a member account that the resource directory has as a delegated administrator of CloudSSO. */
  accountId?: pulumi.Input<string | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** The account that it was switched on from. */
  managementAccountId?: pulumi.Input<string | undefined>;
}

/**
 * A member account that administers CloudSSO beside the management account.
 *
 * The resource directory comes first: there it is registered as delegated administrator of `cloudsso.aliyuncs.com`, in
 * the console of Resource Management or by `alicloud.resourcemanager.DelegatedAdministrator`. Here it is switched on, and
 * switched off again by a delete, which leaves that registration alone. An account that is on already is taken over in
 * silence; one that somebody switched off is gone, and made anew.
 *
 * @example
 * new cloudsso.DelegateAccount("security", { accountId: "1234567890123456" });
 */
export class DelegateAccount extends pulumi.CustomResource {
  /** The UID of a member account that the resource directory has as a delegated administrator of CloudSSO. */
  declare readonly accountId: pulumi.Output<string>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** The account that it was switched on from. */
  declare readonly managementAccountId: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: DelegateAccountArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(delegateAccount, name, args, options));
    deriveFromId(this, delegateAccount);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<accountId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: DelegateAccountState, options?: pulumi.CustomResourceOptions): DelegateAccount {
    return new DelegateAccount(...lookUp<DelegateAccountArgs>(delegateAccount, name, id, state, options));
  }

  static override isInstance(value: unknown): value is DelegateAccount {
    return isInstanceOf(delegateAccount.kind, value);
  }
}
