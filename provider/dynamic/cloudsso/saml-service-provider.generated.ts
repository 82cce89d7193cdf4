// Generated from provider/resources/cloudsso/saml-service-provider.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { samlServiceProvider } from "../../resources/cloudsso/saml-service-provider";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `SamlServiceProvider`. Every value, at any depth, may be an output of another resource. */
export interface SamlServiceProviderArgs {
  /** The directory (`d-...`) that takes part in SAML as a service provider. */
  directoryId: pulumi.Input<string>;
  /** The algorithm of the signature on requests to the identity provider. Absent: stays as it is. */
  authnSignAlgo?: pulumi.Input<"rsa-sha256" | "rsa-sha1" | (string & {}) | undefined>;
  /**
   * The certificate of that signature: `self-signed`, or `public` from a certificate authority. After a change the
   * identity provider may need the directory's new metadata. Absent: stays as it is.
   */
  certificateType?: pulumi.Input<"self-signed" | "public" | (string & {}) | undefined>;
  /** Whether the identity provider may encrypt its assertions. Absent: stays as it is. */
  supportEncryptedAssertion?: pulumi.Input<boolean | undefined>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `SamlServiceProvider.get` looks up; all of it may be left out. */
export interface SamlServiceProviderState {
  /** The directory (`d-...`) that takes part in SAML as a service provider. */
  directoryId?: pulumi.Input<string | undefined>;
  /** The algorithm of the signature on requests to the identity provider. Absent: stays as it is. */
  authnSignAlgo?: pulumi.Input<"rsa-sha256" | "rsa-sha1" | (string & {}) | undefined>;
  /**
   * The certificate of that signature: `self-signed`, or `public` from a certificate authority. After a change the
   * identity provider may need the directory's new metadata. Absent: stays as it is.
   */
  certificateType?: pulumi.Input<"self-signed" | "public" | (string & {}) | undefined>;
  /** Whether the identity provider may encrypt its assertions. Absent: stays as it is. */
  supportEncryptedAssertion?: pulumi.Input<boolean | undefined>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** What the identity provider calls the directory: `https://signin-<region>.alibabacloudsso.com/saml/sp/<directoryId>`. */
  entityId?: pulumi.Input<string | undefined>;
  /** Where the identity provider sends its assertions (the Assertion Consumer Service). */
  acsUrl?: pulumi.Input<string | undefined>;
  /** The directory's own SAML metadata in Base64, for the configuration of the identity provider. */
  encodedMetadataDocument?: pulumi.Input<string | undefined>;
}

/**
 * How a directory takes part in SAML as a service provider, and what its identity provider has to know of it. What the
 * program leaves out stays as it is; without any argument but the directory it only tells.
 *
 * @example
 * const directory = new cloudsso.Directory("directory");
 * const serviceProvider = new cloudsso.SamlServiceProvider("service-provider", { directoryId: directory.id });
 * const forTheIdentityProvider = serviceProvider.encodedMetadataDocument;
 */
export class SamlServiceProvider extends pulumi.CustomResource {
  /** The directory (`d-...`) that takes part in SAML as a service provider. */
  declare readonly directoryId: pulumi.Output<string>;
  /** The algorithm of the signature on requests to the identity provider. Absent: stays as it is. */
  declare readonly authnSignAlgo: pulumi.Output<"rsa-sha256" | "rsa-sha1" | undefined>;
  /**
   * The certificate of that signature: `self-signed`, or `public` from a certificate authority. After a change the
   * identity provider may need the directory's new metadata. Absent: stays as it is.
   */
  declare readonly certificateType: pulumi.Output<"self-signed" | "public" | undefined>;
  /** Whether the identity provider may encrypt its assertions. Absent: stays as it is. */
  declare readonly supportEncryptedAssertion: pulumi.Output<boolean | undefined>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  declare readonly onDestroy: pulumi.Output<"leave" | "reset" | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** What the identity provider calls the directory: `https://signin-<region>.alibabacloudsso.com/saml/sp/<directoryId>`. */
  declare readonly entityId: pulumi.Output<string>;
  /** Where the identity provider sends its assertions (the Assertion Consumer Service). */
  declare readonly acsUrl: pulumi.Output<string>;
  /** The directory's own SAML metadata in Base64, for the configuration of the identity provider. */
  declare readonly encodedMetadataDocument: pulumi.Output<string>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: SamlServiceProviderArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(samlServiceProvider, name, args, options));
    deriveFromId(this, samlServiceProvider);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<directoryId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: SamlServiceProviderState, options?: pulumi.CustomResourceOptions): SamlServiceProvider {
    return new SamlServiceProvider(...lookUp<SamlServiceProviderArgs>(samlServiceProvider, name, id, state, options));
  }

  static override isInstance(value: unknown): value is SamlServiceProvider {
    return isInstanceOf(samlServiceProvider.kind, value);
  }
}
