import type { Rows } from "./row.ts";

export const requestsRows: Rows = {
  "requests.list": { needs: "requests.ask", call: (api) => api.requests.list({}) },
  "requests.get": { needs: "requests.ask", call: (api, { requestId }) => api.requests.get({ requestId }) },
  "requests.ask": {
    needs: "requests.ask",
    call: (api) => api.requests.ask({ kind: "question", subject: "A", body: "B" }),
  },
  "requests.write": {
    needs: "requests.ask",
    call: (api, { requestId }) => api.requests.write({ requestId, body: "B" }),
  },
  "requests.passOn": { needs: "requests.answer", call: (api, { requestId }) => api.requests.passOn({ requestId }) },
  "requests.close": { needs: "requests.ask", call: (api, { requestId }) => api.requests.close({ requestId }) },
  "requests.passedOn.list": { needs: "requests.answer_passed_on", call: (api) => api.requests.passedOn.list({}) },
  "requests.passedOn.get": {
    needs: "requests.answer_passed_on",
    call: (api, { requestId }) => api.requests.passedOn.get({ requestId }),
  },
  "requests.passedOn.answer": {
    needs: "requests.answer_passed_on",
    call: (api, { requestId }) => api.requests.passedOn.answer({ requestId, body: "B" }),
  },
  "requests.passedOn.handBack": {
    needs: "requests.answer_passed_on",
    call: (api, { requestId }) => api.requests.passedOn.handBack({ requestId, body: "B" }),
  },
};
