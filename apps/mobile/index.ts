import "./src/words/complete-intl.ts";
// before the screens: the system may start the app without one, to hand over positions taken in the background
import "./src/phone/phone.ts";
import "expo-router/entry";
