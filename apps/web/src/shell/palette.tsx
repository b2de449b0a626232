"use client";

import { CommandPalette } from "@cartage/ui/command-palette";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFoundGroups } from "./use-found-groups.tsx";
import { usePageGroups } from "./use-page-groups.tsx";

/** ⌘K: pages, actions, and every vehicle and device by name. */
export function Palette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("web.palette");
  const [text, setText] = useState("");
  const pages = usePageGroups();
  const found = useFoundGroups(isOpen ? text.trim() : "");
  return (
    <CommandPalette
      isOpen={isOpen}
      onClose={() => {
        setText("");
        onClose();
      }}
      text={text}
      onText={setText}
      groups={[...found.groups, ...pages]}
      isSearching={found.isSearching}
      labels={{ title: t("title"), placeholder: t("placeholder"), nothing: t("nothing") }}
    />
  );
}
