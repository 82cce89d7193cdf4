/** Alibaba Cloud identity as code. */
export * as cloudsso from "./cloudsso";
export * as ims from "./ims";
