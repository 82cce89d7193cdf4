import { z } from "zod";
import { text } from "../../kernel/check";
import type { Field, Fields } from "../../kernel/fields";
import { type Adoptable, adoptable } from "../common-fields";
import type { InAccount } from "../in-account";
import { scopesField } from "./scopes";

export interface ApplicationInputs extends Adoptable {
  /** 1 to 64 letters, digits, `.`, `-` and `_`. A change makes a new application, with another id and without secrets. */
  appName: string;
  /** `WebApp`, `NativeApp` (on a user's device) or `ServerApp` (acts for itself). A change makes a new application. */
  appType: "WebApp" | "NativeApp" | "ServerApp";
  /** 1 to 24 characters. */
  displayName: string;
  /** Of OAuth. A change makes a new application. Absent: `2.0`. */
  protocolVersion?: "2.0" | "2.1";
  /** URLs to which users come back with a code, all of them: others are removed. Absent: none. */
  redirectUris?: string[];
  /**
   * What it may ask for, all of it: other scopes are removed. `openid` is always there and need not be named;
   * `getPredefinedScopes` lists what there is. Absent: no more than `openid`.
   */
  predefinedScopes?: string[];
  /** Those of `predefinedScopes` that nobody can leave out when they consent, all of them. Absent: no more than `openid`. */
  requiredScopes?: string[];
  /** How long an access token is valid, in seconds, 900 to 10,800. Absent: 3,600. */
  accessTokenValidity?: number;
  /**
   * How long a refresh token is valid, in seconds, 7,200 to 31,536,000. Absent: 2,592,000 (30 days), of a
   * `WebApp` 7,776,000 (90 days).
   */
  refreshTokenValidity?: number;
  /** Other accounts can install it. Absent: `false` for a `WebApp`, else `true`. */
  isMultiTenant?: boolean;
  /** Only a `NativeApp` can go without a secret. Absent: `false` for a `NativeApp`, else `true`. */
  secretRequired?: boolean;
}

export interface ApplicationOutputs extends InAccount {
  /** When it was made: UTC, ISO 8601. */
  createDate: string;
}

export const applicationFields: Fields<ApplicationInputs> = {
  appName: {
    schema: text(/^[A-Za-z0-9._-]{1,64}$/, "1 to 64 letters, digits, ., - and _"),
    required: true,
    replaces: true,
  },
  appType: { schema: z.enum(["WebApp", "NativeApp", "ServerApp"]), required: true, replaces: true },
  displayName: { schema: z.string().min(1).max(24), required: true },
  protocolVersion: { schema: z.enum(["2.0", "2.1"]), default: "2.0", replaces: true },
  redirectUris: {
    schema: z.array(text(/^[A-Za-z][A-Za-z0-9+.-]*:[^\s;]+$/, "a URL without ; in it")),
    set: (uri) => uri,
  },
  predefinedScopes: scopesField,
  requiredScopes: scopesField,
  accessTokenValidity: { schema: z.int().min(900).max(10_800), unit: "seconds", default: 3600 },
  refreshTokenValidity: { schema: z.int().min(7200).max(31_536_000), unit: "seconds" },
  isMultiTenant: { schema: z.boolean() },
  secretRequired: { schema: z.boolean() },
  ...adoptable,
};

/** The application that something belongs to, and stays with. */
export const appIdField: Field<string> = {
  schema: text(/^\d+$/, "the number of an application, digits in quotes, as the id of an ims.Application"),
  required: true,
  replaces: true,
  refersTo: true,
};

const DAY_S = 86_400;

/** What the service documents for what a create leaves out, by type. */
export function defaultsOf(type: ApplicationInputs["appType"]) {
  return {
    refreshTokenValidity: (type === "WebApp" ? 90 : 30) * DAY_S,
    isMultiTenant: type !== "WebApp",
    secretRequired: type !== "NativeApp",
  };
}
