import { include } from "../../tsconfig.build.json";

/** The folders of what is published, as the build has them. */
export const publishedFolders: readonly string[] = include;
