export { HandOverScreen as default } from "../screens/hand-over-screen.tsx";
