import type { Rows } from "./row.ts";

export const issuesRows: Rows = {
  "issues.raise": { needs: "signed_in", call: (api) => api.issues.raise({ path: "/live", version: "0" }) },
  "issues.list": { needs: "issues.manage", call: (api) => api.issues.list({}) },
  "issues.get": { needs: "issues.manage", call: (api, { issueId }) => api.issues.get({ issueId }) },
  "issues.assignees": { needs: "issues.manage", call: (api) => api.issues.assignees() },
  "issues.write": { needs: "issues.manage", call: (api, { issueId }) => api.issues.write({ issueId, body: "B" }) },
  "issues.move": {
    needs: "issues.manage",
    call: (api, { issueId }) => api.issues.move({ issueId, state: "accepted" }),
  },
  "issues.rate": {
    needs: "issues.manage",
    call: (api, { issueId }) => api.issues.rate({ issueId, severity: "major" }),
  },
  "issues.assign": {
    needs: "issues.manage",
    call: (api, { issueId }) => api.issues.assign({ issueId, assigneeId: null }),
  },
};
