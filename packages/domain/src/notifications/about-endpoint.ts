/** What a webhook's secret is sealed about. */
export const aboutEndpoint = (endpointId: string) => `webhook endpoint ${endpointId}`;
