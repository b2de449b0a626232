import { QrText } from "../../format/qr-text.tsx";
import type { MqttSettings } from "./mqtt-settings.ts";

type SettingsQrProps = { settings: MqttSettings; secret?: string; label: string };

/** The settings as JSON in a QR code: host, port, clientId, username, topic, and the password while it is known. */
export function SettingsQr({ settings, secret, label }: SettingsQrProps) {
  return <QrText text={JSON.stringify({ ...settings, ...(secret && { password: secret }) })} label={label} />;
}
