// Runs before anything is drawn: pages with scripts hide what only depends on answers still to come.
document.documentElement.classList.replace("plain", "scripted");
