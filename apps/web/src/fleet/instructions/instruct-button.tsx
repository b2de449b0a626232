"use client";

import { Button } from "@cartage/ui/button";
import { SendIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "../../shell/me-context.tsx";
import type { DeviceDetail } from "../devices/device-connection.tsx";
import { InstructDialog } from "./instruct-dialog.tsx";

/** Asks something of a device, for those who may. */
export function InstructButton({ device }: { device: DeviceDetail }) {
  const t = useTranslations("web.instructions");
  const [isOpen, setOpen] = useState(false);
  if (!useCan("devices.instruct") || device.isRevoked) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <SendIcon />
        {t("send")}
      </Button>
      <InstructDialog isOpen={isOpen} onClose={() => setOpen(false)} device={device} />
    </>
  );
}
