import { radius, space } from "@cartage/ui/tokens";
import { useState } from "react";
import { Image, StyleSheet, Text, View } from "react-native";
import mark from "../../assets/icon.png";
import { Button } from "../parts/button.tsx";
import { Field } from "../parts/field.tsx";
import { Notice } from "../parts/notice.tsx";
import { Screen } from "../parts/screen.tsx";
import { usePhone } from "../phone/use-phone.ts";
import { isBrowserSignInOffered } from "../session/is-browser-sign-in-offered";
import { text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";
import { useWords } from "../words/use-words.ts";
import { useArrivedLink } from "./use-arrived-link.ts";
import { useSignInForm } from "./use-sign-in-form.ts";

/** Signs the driver in, once on this phone. */
export function SignInScreen() {
  const { words } = useWords();
  const { palette } = useTheme();
  const { former, left } = usePhone();
  const form = useSignInForm();
  const [isPasswordShown, showPassword] = useState(false);
  const [isServerShown, showServer] = useState(form.server === "");
  const { email, password, server, errors } = form;
  const link = useArrivedLink();
  const refused = link.refusal ?? (form.refusal && { refusal: form.refusal, server });
  const isBusy = form.isBusy || link.isBusy;

  return (
    <Screen>
      <View style={styles.opening}>
        <View style={styles.brand}>
          <Image accessibilityIgnoresInvertColors source={mark} style={styles.mark} />
          <Text style={[text.strong, { color: palette.ink }]}>{words("brand")}</Text>
        </View>
        <Text role="heading" style={[text.display, { color: palette.ink }]}>
          {words("signIn.title")}
        </Text>
        <Text style={[text.body, { color: palette.inkMuted }]}>{words("signIn.intro")}</Text>
      </View>

      {link.offered && (
        <>
          <Notice tone="calm">
            {words("signIn.codeOffered", { server: link.offered.server.replace(/^https?:\/\//, "") })}
          </Notice>
          <Button
            kind="primary"
            label={words("signIn.codeAccept")}
            onPress={link.accept}
            size="thumb"
            isDisabled={isBusy}
          />
        </>
      )}
      <Field
        autoCapitalize="none"
        autoComplete="email"
        error={errors.email ? words(errors.email) : null}
        inputMode="email"
        label={words("signIn.email")}
        onChangeText={(value) => form.change({ email: value })}
        textContentType="username"
        value={email}
      />
      <Field
        action={
          <Button
            kind="quiet"
            label={words(isPasswordShown ? "signIn.hidePassword" : "signIn.showPassword")}
            onPress={() => showPassword(!isPasswordShown)}
            size="small"
          />
        }
        autoCapitalize="none"
        autoComplete="current-password"
        error={errors.password ? words(errors.password) : null}
        label={words("signIn.password")}
        onChangeText={(value) => form.change({ password: value })}
        onSubmitEditing={form.submit}
        secureTextEntry={!isPasswordShown}
        textContentType="password"
        value={password}
      />
      {form.needsCode && (
        <Field
          autoComplete="one-time-code"
          error={null}
          hint={words("signIn.codeHint")}
          label={words("signIn.code")}
          onChangeText={(value) => form.change({ code: value })}
          onSubmitEditing={form.submit}
          textContentType="oneTimeCode"
          value={form.code}
        />
      )}
      {isServerShown || errors.server ? (
        <Field
          autoCapitalize="none"
          autoCorrect={false}
          error={errors.server ? words(errors.server) : null}
          hint={words("signIn.serverHint")}
          inputMode="url"
          label={words("signIn.server")}
          onChangeText={(value) => form.change({ server: value })}
          onSubmitEditing={form.submit}
          placeholder="cartage.example"
          value={server}
        />
      ) : (
        <View style={styles.server}>
          <Text numberOfLines={1} style={[text.label, styles.address, { color: palette.inkMuted }]}>
            {server.replace(/^https?:\/\//, "")}
          </Text>
          <Button kind="quiet" label={words("signIn.changeServer")} onPress={() => showServer(true)} size="small" />
        </View>
      )}

      {refused && (
        <Notice tone={refused.refusal.reason === "code_needed" ? "calm" : "critical"}>
          {refused.refusal.reason === "unreachable"
            ? words("signIn.unreachable", { server: refused.server })
            : refused.refusal.sentence}
        </Notice>
      )}
      {former.count > 0 && (
        <Notice tone={former.isRefused ? "critical" : "calm"}>
          {words(former.isRefused ? "signIn.formerRefused" : "signIn.formerWaiting", { count: former.count })}
        </Notice>
      )}
      {left.map(({ driver, driverName, count }) => (
        <Notice key={driver} tone="calm">
          {words("signIn.leftReports", { count, name: driverName })}
        </Notice>
      ))}
      <Button
        isDisabled={isBusy}
        kind="primary"
        label={words(isBusy ? "signIn.submitting" : "signIn.submit")}
        onPress={form.submit}
        size="thumb"
      />
      {isBrowserSignInOffered && (
        <Button
          isDisabled={isBusy}
          kind="quiet"
          label={words("signIn.byOrganisation")}
          onPress={form.openBrowser}
          size="thumb"
        />
      )}
    </Screen>
  );
}

const styles = StyleSheet.create({
  opening: { gap: space[2], paddingTop: space[6], paddingBottom: space[4] },
  brand: { flexDirection: "row", alignItems: "center", gap: space[3], paddingBottom: space[6] },
  mark: { width: 36, height: 36, borderRadius: radius.panel },
  server: { flexDirection: "row", alignItems: "center", gap: space[2] },
  address: { flex: 1 },
});
