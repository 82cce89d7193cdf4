import type { Call } from "../../../provider/client/call";
import type { CredentialsSource, Settings } from "../../../provider/config";

export const SECRETS = {
  secret: "s3cr3tAccessKeySecretValue",
  token: "CAIS-session-token-value",
} as const;

const SESSION: CredentialsSource = {
  kind: "static",
  accessKeyId: "STS.testid",
  accessKeySecret: SECRETS.secret,
  securityToken: SECRETS.token,
};

/** The same budget for every service. */
export function rates(each: number): Settings["maxCallsPerSecond"] {
  return { cloudsso: each, ims: each, ram: each, resourceDirectory: each, sts: each };
}

export function settings(url: string, changes: Partial<Settings> = {}): Settings {
  return {
    endpoints: { cloudsso: url, ims: url, ram: url, resourceDirectory: url, sts: url },
    vpc: false,
    credentials: SESSION,
    connectTimeout: 2_000,
    readTimeout: 5_000,
    maxRetryTimeout: 300_000,
    maxCallsPerSecond: rates(1000),
    adoptIdentical: false,
    lint: "warn",
    pulumiHome: "/home/nobody/.pulumi",
    debug: true,
    ci: false,
    sources: { credentials: "environment variable ALIBABA_CLOUD_ACCESS_KEY_ID" },
    ...changes,
  };
}

export function read(action = "ListUsers", parameters: Call["parameters"] = {}): Call {
  return { service: "cloudsso", version: "2021-05-15", action, parameters, kind: "read", repeat: "safe" };
}

export function write(action: string, repeat: Call["repeat"], parameters: Call["parameters"] = {}): Call {
  return { service: "cloudsso", version: "2021-05-15", action, parameters, kind: "write", repeat };
}

export function refusal(code: string, message = "Something.", status = 400): { status: number; body: object } {
  return {
    status,
    body: {
      RequestId: "REQ-1",
      HostId: "cloudsso.cn-shanghai.aliyuncs.com",
      Code: code,
      Message: message,
      Recommend: "https://example.com",
    },
  };
}
