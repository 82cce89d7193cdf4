import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions } from "../action";
import { stamp } from "../clock";
import { unverified } from "../refusal";
import { alphabets, held, idText } from "../store";
import { theApplication } from "./applications";
import type { Application, AppSecret } from "./applications-state";

export const appSecrets = {
  CreateAppSecret(request, cloud) {
    const application = theApplication(request.AppId, cloud);
    if (application.protocolVersion === "2.1" && cloud.options.secretOfOAuth21 === "refuse") {
      throw unverified("state", "Application", "Applications of OAuth 2.1 have no secrets.");
    }
    const limit = cloud.options.secretsPerApplicationQuota;
    if (Object.keys(application.secrets).length >= limit) {
      throw unverified("quota", "Application.Secret", `At most ${limit} secrets are allowed for an application.`);
    }
    const secret: AppSecret = {
      appSecretId: uuid(idText(cloud.state, 32, "0123456789abcdef")),
      appSecretValue: idText(cloud.state, 64, alphabets.mixedCase),
      createDate: cloud.now,
    };
    application.secrets[secret.appSecretId] = secret;
    return { AppSecret: { ...shown(application, secret), AppSecretValue: secret.appSecretValue } };
  },

  GetAppSecret(request, cloud) {
    const application = theApplication(request.AppId, cloud);
    const secret = theSecret(application, request.AppSecretId);
    const AppSecretValue = cloud.options.appSecretValue === "readable" ? secret.appSecretValue : undefined;
    return { AppSecret: { ...shown(application, secret), AppSecretValue } };
  },

  ListAppSecretIds(request, cloud) {
    const application = theApplication(request.AppId, cloud);
    const all = Object.values(application.secrets).map((secret) => shown(application, secret));
    return { AppSecrets: { AppSecret: all } };
  },

  DeleteAppSecret(request, cloud) {
    const application = theApplication(request.AppId, cloud);
    delete application.secrets[theSecret(application, request.AppSecretId).appSecretId];
    return undefined;
  },
} satisfies Actions<ImsOperations>;

function theSecret({ secrets }: Application, id: string): AppSecret {
  const found = held(secrets, id);
  if (found === undefined) throw unverified("missing", "Application.Secret", `The secret does not exist: ${id}.`);
  return found;
}

function shown({ appId }: Application, { appSecretId, createDate }: AppSecret) {
  return { AppId: appId, AppSecretId: appSecretId, CreateDate: stamp(createDate) };
}

function uuid(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
