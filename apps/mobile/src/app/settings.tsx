export { SettingsScreen as default } from "../screens/settings-screen.tsx";
