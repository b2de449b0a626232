export { freePort } from "@cartage/local/ports";
