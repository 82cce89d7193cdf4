import { $OpenApiUtil } from "@alicloud/openapi-core";

/** What the official client wants to know of an operation that it has no method for. */
export function genericCall(
  action: string,
  version: string,
  bodyType: "json" | "string" = "json",
): $OpenApiUtil.Params {
  return new $OpenApiUtil.Params({
    action,
    version,
    protocol: "HTTP",
    pathname: "/",
    method: "POST",
    authType: "AK",
    style: "RPC",
    reqBodyType: "formData",
    bodyType,
  });
}
