import type { Outputs } from "../../trpc/router.ts";

/** What a device needs to connect, without its secret. */
export type MqttSettings = Outputs["fleet"]["devices"]["create"]["settings"];

/** A line for a terminal that sends one position as this device. */
export function publishLine({ host, port, isTls, clientId, username, topic }: MqttSettings, password: string): string {
  const position = `{"t":'$(date +%s000)',"lat":21.0285,"lon":105.8542,"spd":12,"hdg":90}`;
  // with the authorities that the machine trusts
  const tls = isTls ? " --tls-use-os-certs" : "";
  return `mosquitto_pub -h ${host} -p ${port}${tls} -i ${clientId} -u ${username} -P ${password} -q 1 -t ${topic} -m '${position}'`;
}
