"""Altair specifications from results: one module a chart, each giving a :class:`~cxdesign.charts.picture.Picture`.

A chart takes results of scoring and analysis, a translator and a palette. It computes no figure: what it draws
stands in the result, rounded by :mod:`cxdesign.views.numbers`. Text from people goes in as data only. How pictures
become files stands in :mod:`cxdesign.charts.export`, how they stand in a page in :mod:`cxdesign.ui.panels.chart`.
"""
