export { DriveScreen as default } from "../screens/drive-screen.tsx";
