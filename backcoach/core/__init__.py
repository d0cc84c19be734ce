"""The pure core: no clock, disk, environment, logging, Textual or Rich."""
