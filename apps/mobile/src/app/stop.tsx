export { StopScreen as default } from "../screens/stop-screen.tsx";
