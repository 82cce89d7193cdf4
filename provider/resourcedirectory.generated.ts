/** The resource directory (ResourceDirectoryMaster 2022-04-19): which accounts there are, in which folders. */
// Generated from provider/resources and provider/functions by `npm run generate`. Edit those, not this file.
export { type GetAccountArgs, type GetAccountResult, getAccount, getAccountOutput } from "./functions/resourcedirectory/get-account";
export { type GetAccountsAccount, type GetAccountsArgs, type GetAccountsResult, getAccounts, getAccountsOutput } from "./functions/resourcedirectory/get-accounts";
export { type GetFoldersFolder, type GetFoldersResult, getFolders, getFoldersOutput } from "./functions/resourcedirectory/get-folders";
